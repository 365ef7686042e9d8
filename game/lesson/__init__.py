"""The lesson: one class period planned, timed and kept, without any screen."""

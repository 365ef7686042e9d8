"""The parts of the table during a game."""

"""The lesson at the table: planning it, keeping its time, talking in the recess, and the debrief."""

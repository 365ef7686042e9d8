"""The debrief: what a class did at the table, what it was worth, and what was left there."""

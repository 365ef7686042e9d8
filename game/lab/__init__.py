"""The lab: what a scenario is worth before and after it is played, in exact figures and in thousands of games."""

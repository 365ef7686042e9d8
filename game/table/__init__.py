"""The negotiation table in pygame: the only place that imports pygame, and one that holds no rule of the game."""

import os

# pygame greets on standard output, where figures and records go.
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

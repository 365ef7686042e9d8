"""The negotiation table in pygame: the only place that imports pygame, and one that holds no rule of the game."""

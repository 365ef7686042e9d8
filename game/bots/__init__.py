"""Opponents for empty chairs.  Every bot sees a seat's view and its legal moves, and nothing else."""

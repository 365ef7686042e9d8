"""The rules of the game, once: state, moves, events and views."""

"""Widgets: nodes of the semantic tree that know how to draw themselves."""

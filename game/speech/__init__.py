"""The languages that the interface speaks: the lowest layer, since a text may stand anywhere."""

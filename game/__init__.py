"""The Long Table: an educational tabletop negotiation about ending a war."""

__version__ = "0.1.0"

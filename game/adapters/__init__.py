"""The game for other programs: learning libraries and search libraries that speak their own interfaces."""

"""The game in a terminal: menus by number and by name, readable at 80 columns and by a screen reader."""

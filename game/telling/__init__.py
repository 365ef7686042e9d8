"""Words for what happens: events, moves, reasons and things of a scenario as sentences, the same on every front end."""

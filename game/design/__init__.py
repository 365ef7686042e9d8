"""The designer's bench: new scenarios, schemas, the reference, lint that plays, differences, and live reloading."""

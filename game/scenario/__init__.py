"""Scenarios: from TOML files to a checked model and to integer tables."""

"""The command `longtable`: one module a subcommand, loaded when it is called."""

"""`python3 game` in a checkout sets everything up and starts the game; `python -m game` is the command `longtable`."""

import sys
from pathlib import Path

if __name__ != "__main__":
    pass  # a worker process reads this file again
elif __package__:
    from game.cli.main import main

    main()
else:
    ROOT = Path(__file__).resolve().parent.parent
    sys.path[0] = str(ROOT)
    from game.bootstrap import run_in_environment

    run_in_environment(ROOT, ["-m", "game", *sys.argv[1:]])

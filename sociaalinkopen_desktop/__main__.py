"""`python -m sociaalinkopen_desktop` starts the window."""

import sys

from .app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

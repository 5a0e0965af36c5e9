"""`python -m sociaalinkopen_desktop.cli` runs one command."""

import sys

from . import main

if __name__ == "__main__":
    sys.exit(main())

"""What the Linux build starts: the window or the command line, by the name under which it is called."""

import sys
from pathlib import Path

if Path(sys.argv[0]).name.endswith("-desktop"):
    from sociaalinkopen_desktop.app import main
else:
    from sociaalinkopen_desktop.cli import main

sys.exit(main())

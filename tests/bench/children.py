"""Fresh processes, for what only happens once in a process."""

import atexit
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def _surroundings() -> dict[str, str]:
    """No screen, and compiled modules that are kept as in an installed program: without them every start compiles."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    compiled = tempfile.mkdtemp(prefix="bench-")
    atexit.register(shutil.rmtree, compiled, ignore_errors=True)
    return kept | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": compiled}


def child(code: str, *arguments: str) -> str:
    """What a new Python prints that runs `code` from the root of the project. Raises when it fails."""
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments], cwd=ROOT, env=_surroundings(),
        capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr)
    return done.stdout

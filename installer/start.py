#!/usr/bin/env python3
"""Set up all that the program needs, then start it or run its tests. Needs only Python's standard library and pip.

    python3 installer/start.py [arguments for the program]
    python3 installer/start.py --test [arguments for pytest]

On Windows: py -3.11 installer\\start.py. Later runs find everything in place and start at once.
"""

import ctypes
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path


def version_problem(version: tuple) -> str:
    """Return a Dutch sentence when Python `version` (major, minor, micro) is too old, else an empty text."""
    if version >= (3, 11):
        return ""
    found = ".".join(str(number) for number in version)
    return (
        f"Dit programma heeft Python 3.11 of nieuwer nodig. Nu draait Python {found}.\n"
        "Installeer een nieuwere Python en start opnieuw, bijvoorbeeld met:  python3.11 installer/start.py"
    )


# Here and not in main(): below this line annotations are used that an older Python cannot even define. The file as a
# whole must stay readable for Python 3.6, or its user gets a SyntaxError instead of the sentence.
if version_problem(tuple(sys.version_info[:3])):
    sys.exit(version_problem(tuple(sys.version_info[:3])))

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "installer" / "requirements.lock"
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "ready"
# In a virtual environment this is the Python it was made from: the one that may throw .venv away and make it anew.
BASE_PYTHON = getattr(sys, "_base_executable", sys.executable)
# One more part of the tests than there are processors, as a window now and then waits for its clock: for what is typed
# to be kept. The tests of one file stay together, as they share what is costly to make.
SIDE_BY_SIDE = ["-n", str(min(4, (os.cpu_count() or 1) + 1)), "--dist", "loadfile"]
MEGABYTES_NEEDED = 900  # .venv with all packages takes about 550, their downloads about 160

# What Qt's wheel expects of Linux: the library it loads -> the Debian package that holds it.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libbrotlidec.so.1": "libbrotli1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
# Only for a real window under X; the tests run without.
WINDOW_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}

# What apt-get, venv, pip or the system itself says, most certain first -> what happened, and what the user can do.
CAUSES = {
    r"No space left|Errno 28\b|WinError 112\b|quota exceeded|enough free space": "De schijf is vol. Maak ruimte vrij.",
    r"CERTIFICATE_VERIFY_FAILED": (
        "De beveiligde verbinding wordt niet vertrouwd. Vraag uw ICT-afdeling om het certificaat van het netwerk en "
        "zet de plaats van dat bestand in de variabele PIP_CERT."
    ),
    r"NOT MATCH THE HASHES": "Een opgehaald pakket is niet het juiste en is niet gebruikt. Waarschuw uw ICT-afdeling.",
    r"[Cc]onnection|not resolve|resolution|resolving|timed out|unreachable|ProxyError|Unable to (locate|fetch)": (
        "Er is geen verbinding met internet, of een pakketbron is niet bereikbaar. Controleer de verbinding. Internet "
        "is alleen nodig om te installeren; daarna werkt het programma zonder."
    ),
    r"Read-only file system|[Pp]ermission denied": "Zet de map van het programma op een plaats waar u mag schrijven.",
    r"No matching distribution": "Een pakket past niet bij deze computer. Gebruik Python 3.11, 3.12 of 3.13 (64 bits).",
}


class SetupError(Exception):
    """Set-up cannot go on. The text is a Dutch sentence for the user that says what to do."""


def advice(output: str) -> str:
    """Return the Dutch sentence on what to do about the failure that `output` tells of."""
    fitting = (sentence for pattern, sentence in CAUSES.items() if re.search(pattern, output))
    return next(fitting, "Het klaarzetten is niet gelukt. Blijft dit zo, laat uw ICT-afdeling dan deze regels zien.")


def step(command: list[str], **environment: str) -> None:
    """Run one step of the set-up in silence; when it fails, SetupError with advice and the last printed lines."""
    streams = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    result = subprocess.run(command, **streams, env={**os.environ, **environment}, text=True, errors="replace")
    if result.returncode:
        last = [f"    {line.strip()[:150]}" for line in result.stdout.splitlines() if line.strip()][-4:]
        raise SetupError("\n".join([f"{advice(result.stdout)} Start daarna opnieuw.", *last]))


def loads(library: str) -> bool:
    """Tell whether the system can load the shared `library`."""
    try:
        return ctypes.CDLL(library) is not None
    except OSError:
        return False


def missing_packages(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of the `libraries` that do not load, and python3-venv when Python has no pip."""
    importlib.invalidate_caches()  # python3-venv may have come in a moment ago
    packages = [package for library, package in libraries.items() if not loads(library)]
    in_environment = sys.prefix != sys.base_prefix  # made by a Python with pip, perhaps without a pip of its own
    if not in_environment and not any(importlib.util.find_spec(module) for module in ("ensurepip", "pip")):
        packages.append("python3-venv")
    return packages


def as_administrator() -> list[str] | None:
    """Return what to put before a command to run it as administrator, or None when this user may not."""
    if os.geteuid() == 0:
        return []
    ask = ["sudo", "-v"] if sys.stdin.isatty() else ["sudo", "-n", "true"]  # -v asks for the password, -n never does
    allowed = shutil.which("sudo") and subprocess.run(ask, stderr=subprocess.DEVNULL, check=False).returncode == 0
    return ["sudo"] if allowed else None


def instruction(packages: list[str]) -> str:
    """Return the Dutch text for a user who has to get the Debian `packages` installed some other way."""
    return (
        "Er ontbreken onderdelen van het systeem. Installeer ze of vraag het uw beheerder, en start opnieuw.\n"
        "In Debian en Ubuntu gaat dat zo:\n"
        f"    sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"
    )


def install_system_packages(libraries: dict[str, str]) -> None:
    """Install the Debian packages that are missing for `libraries`; SetupError when that is not possible."""
    packages = missing_packages(libraries)
    if not packages:
        return
    prefix = as_administrator() if shutil.which("apt-get") else None
    if prefix is None:
        raise SetupError(instruction(packages))
    print("Onderdelen van het systeem installeren:", " ".join(packages), flush=True)
    # LC_ALL: the advice is found by English words. The lock: a machine that is just on may be updating itself.
    settings = ["env", "DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8"]
    get = [*prefix, *settings, "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
    # Its exit code says little: one broken source of something else makes it fail. The install shows what matters.
    subprocess.run([*get, "update"], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    step([*get, "install", "-y", "--no-install-recommends", *packages])
    if missing_packages(libraries):
        raise SetupError(instruction(missing_packages(libraries)))


def stamp_text(lock: bytes, python: str, venv: Path) -> str:
    """Return what the stamp of a finished .venv holds: another lock, Python or place gives another text."""
    return hashlib.sha256(b"\0".join([lock, os.fsencode(python), os.fsencode(venv)])).hexdigest()


def is_ready(stamp: Path, wanted: str, python: Path) -> bool:
    """Tell whether the environment was finished for `wanted` and its Python is still there."""
    return stamp.is_file() and stamp.read_text("ascii", "replace") == wanted and python.exists()


def check_room(folder: Path, megabytes: int) -> None:
    """SetupError when nothing can be written in `folder`, or fewer than `megabytes` are free."""
    try:
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise SetupError(f"{advice(str(error))} Het gaat om de map {folder}. Start daarna opnieuw.") from error
    free = shutil.disk_usage(folder).free // 1_000_000
    if free < megabytes:
        raise SetupError(
            f"Er is te weinig schijfruimte: nodig is {megabytes} MB, vrij is {free} MB in de map {folder}. "
            "Maak ruimte vrij en start opnieuw."
        )


def make_environment() -> None:
    """Make .venv with the locked packages, unless a finished one is there. A half-made one is thrown away."""
    wanted = stamp_text(LOCK.read_bytes(), sys.version, VENV)
    if is_ready(STAMP, wanted, PYTHON):
        return
    check_room(ROOT, MEGABYTES_NEEDED)
    print("Onderdelen van het programma ophalen en klaarzetten. Dit kan een paar minuten duren.", flush=True)
    STAMP.unlink(missing_ok=True)
    if importlib.util.find_spec("ensurepip"):
        step([BASE_PYTHON, "-m", "venv", "--clear", str(VENV)])
        pip = [str(PYTHON), "-m", "pip"]
    else:  # Debian keeps ensurepip in the package python3-venv; its own pip can fill the environment from outside
        step([BASE_PYTHON, "-m", "venv", "--clear", "--without-pip", str(VENV)])
        pip = [BASE_PYTHON, "-m", "pip", "--python", str(PYTHON)]
    locked = ["--require-hashes", "--only-binary=:all:", "-r", str(LOCK)]
    # PIP_USER: a user who set it for all of pip would otherwise install past the environment.
    step([*pip, "install", "-q", "--disable-pip-version-check", "--no-input", *locked], PIP_USER="0")
    STAMP.write_text(wanted, "ascii")


def run(arguments: list[str], **environment: str) -> int:
    """Run the environment's Python in the project's folder and return its exit code (128 + n after signal n)."""
    env = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME")}
    process = subprocess.Popen([str(PYTHON), *arguments], cwd=ROOT, env={**env, **environment})
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the program itself, that ends in its own way
    code = process.wait()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return code if code >= 0 else 128 - code


def run_program(arguments: list[str]) -> int:
    """Start the program; where no window can be shown, say so and make the example without one."""
    spec = importlib.util.spec_from_file_location("display", ROOT / "sociaalinkopen_desktop" / "config" / "display.py")
    display = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(display)
    problem = display.display_problem(os.environ, sys.platform)
    if problem is None:
        # The program runs in another folder than the user, so the files that the user names get their whole path.
        named = [os.path.abspath(each) if Path(each).exists() else each for each in arguments]  # noqa: PTH100
        code = run(["-m", "sociaalinkopen_desktop", *named])
        if code != display.EXIT_NO_DISPLAY:
            return code
    else:
        print(problem)
    print("Daarom maakt het programma nu zonder venster een voorbeeld.", flush=True)
    return run(["-m", "sociaalinkopen_desktop.cli", "demo"])


def main(arguments: list[str]) -> int:
    """Set up, then start the program or its tests; return the exit code."""
    testing = arguments[:1] == ["--test"]
    try:
        if sys.platform.startswith("linux"):
            install_system_packages(LIBRARIES if testing else {**LIBRARIES, **WINDOW_LIBRARIES})
        make_environment()
    except SetupError as problem:
        print(problem, file=sys.stderr)
        return 1
    if testing:
        return run(["-m", "pytest", *SIDE_BY_SIDE, *arguments[1:]], QT_QPA_PLATFORM="offscreen")
    return run_program(arguments)


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # a terminal without accents must not stop the set-up
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        print("\nAfgebroken. Start opnieuw om verder te gaan.", file=sys.stderr)
        sys.exit(130)

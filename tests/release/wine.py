"""A Windows of Wine in a folder of its own, with a screen of its own; nothing of it goes along with the program."""

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from PIL import Image, ImageGrab

from .checks import expect, until
from .starting import screen

STUBS = Path(__file__).parent / "wine"
# Libraries that Windows 10 has and Wine 8 lacks, with what each is linked to: for Qt, and for programs made with Rust.
LIBRARIES = {"icuuc": (), "mscms": (), "bcryptprimitives": ("-ladvapi32",)}
USER = "Zoë Müller"
"""Who works in this Windows: her name is in the path of everything that is installed and kept."""
LETTERS = "Open Sans"  # of Debian; Segoe UI is Microsoft's
METRICS = r"HKCU\Control Panel\Desktop\WindowMetrics"
LONGEST_SECONDS = 600
COLOURS_DRAWN = 60


class Wine:
    """Start it with `with`; then `make_ready`. Paths are those of this computer, unless `inside` turned them."""

    def __init__(self, work: Path) -> None:
        self._prefix = work / "wine"
        self._screen = screen()
        self.display = ""
        self.drive = self._prefix / "drive_c"

    def __enter__(self) -> "Wine":
        self.display = self._screen.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, timeout=60)
        self._screen.__exit__(kind, error, trace)

    def environment(self) -> dict[str, str]:
        """What every program in this Windows is started with."""
        return {
            **os.environ,
            "DISPLAY": self.display,
            "WINEPREFIX": str(self._prefix),
            "USER": USER,
            "LC_ALL": "C.UTF-8",
            "WINEDEBUG": "-all",
            # Wine's own colour library stops Qt; menus for the desktop of this computer are not wanted.
            "WINEDLLOVERRIDES": "mscms=n,b;winemenubuilder.exe=d;mscoree=d;mshtml=d",
        }

    def make_ready(self) -> str:
        """A fresh Windows, with the libraries that Windows 10 has and Wine lacks."""
        subprocess.run(
            ["wineboot", "-i"], env=self.environment(), check=True, timeout=LONGEST_SECONDS, capture_output=True
        )
        system = self.drive / "windows" / "system32"
        for name, linked in LIBRARIES.items():
            command = ["x86_64-w64-mingw32-gcc-win32", "-shared", "-Os", "-o", str(system / f"{name}.dll")]
            subprocess.run([*command, str(STUBS / f"{name}.c"), *linked], check=True)
        expect(self.user.name == USER, f"de gebruiker heet {self.user.name}")
        self._use_letters()
        said = subprocess.run(["wine", "--version"], capture_output=True, text=True, check=True)
        return f"{said.stdout.strip()}; wat het van Windows 10 mist, krijgt het van ons: {', '.join(LIBRARIES)}"

    def _use_letters(self) -> None:
        """Give this Windows a font for its windows: it has none of its own, and what Qt then takes is cut off."""
        listed = subprocess.run(["fc-list", LETTERS, "file"], capture_output=True, text=True, check=True).stdout
        # Wine takes the light and the narrow ones for other fonts, and then finds none of this name.
        for path in (Path(line.strip().removesuffix(":")) for line in listed.splitlines()):
            if not path.stem.partition("-")[2].startswith(("Light", "Cond", "ExtraBold")):
                shutil.copy(path, self.drive / "windows" / "Fonts")
        # As LOGFONTW: the height, eleven numbers of which the fourth is the weight, and the name.
        numbers = struct.pack("<5i8B", -12, 0, 0, 0, 400, *[0] * 8)
        font = (numbers + LETTERS.encode("utf-16-le").ljust(64, b"\0")).hex()
        for name in ("MessageFont", "MenuFont", "CaptionFont", "StatusFont"):
            command = ["wine", "reg", "add", METRICS, "/v", name, "/t", "REG_BINARY", "/d", font, "/f"]
            subprocess.run(command, env=self.environment(), check=True, timeout=120, capture_output=True)
        # What runs has read them already.
        subprocess.run(["wineserver", "-k"], env=self.environment(), check=False, timeout=60)

    # -- places ---------------------------------------------------------------------------------------------------
    @property
    def user(self) -> Path:
        """The folder of the user."""
        return next(path for path in (self.drive / "users").iterdir() if path.name != "Public")

    @property
    def local(self) -> Path:
        """%LOCALAPPDATA%."""
        return self.user / "AppData" / "Local"

    @property
    def start_menu(self) -> Path:
        """The link in the start menu."""
        menu = self.user / "AppData" / "Roaming" / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return menu / "Sociaal Inkopen Desktop.lnk"

    @property
    def desktop_link(self) -> Path:
        """The link on the desktop."""
        return self.user / "Desktop" / "Sociaal Inkopen Desktop.lnk"

    def inside(self, path: Path) -> str:
        """A path on drive C as Windows writes it."""
        return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")

    def listing(self, folder: Path) -> dict[str, tuple[int, int]]:
        """Every file in a folder with its size and time."""
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path): (path.stat().st_size, path.stat().st_mtime_ns) for path in files}

    # -- programs -------------------------------------------------------------------------------------------------
    def run(self, program: Path, *arguments: str) -> int:
        """Run to the end; returns the exit code."""
        command = ["wine", str(program), *arguments]
        return subprocess.run(
            command, env=self.environment(), check=False, timeout=LONGEST_SECONDS, capture_output=True
        ).returncode  # fmt: skip

    def said(self, program: Path, *arguments: str, seconds: float = LONGEST_SECONDS) -> str:
        """Run to the end; returns what it printed. Raises Failed when its exit code is not 0."""
        ran = subprocess.run(
            ["wine", str(program), *arguments],
            env=self.environment(), check=False, timeout=seconds, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        told = ran.stdout.decode("cp1252", errors="replace").replace("\r", "").strip()  # as Windows here writes it
        expect(ran.returncode == 0, f"code {ran.returncode}: {told[-400:]}")
        return told

    @contextmanager
    def started(self, program: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
        """A program that runs as long as the block; then it is ended as the task manager does."""
        running = subprocess.Popen(
            ["wine", str(program), *arguments],
            env=self.environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield running
        finally:
            self._end(program.name)
            try:
                running.wait(60)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait(60)
            assert running.stdout is not None
            running.stdout.close()

    def _end(self, name: str) -> None:
        command = ["wine", "taskkill", "/F", "/IM", name]
        subprocess.run(command, env=self.environment(), check=False, timeout=120, capture_output=True)

    def value(self, key: str, name: str) -> str:
        """A value in the register; "" when it is not there. The empty name is the standard value."""
        asked = ["/ve"] if not name else ["/v", name]
        said = subprocess.run(
            ["wine", "reg", "query", key, *asked], env=self.environment(), check=False, timeout=120, capture_output=True
        )
        if said.returncode != 0:
            return ""
        lines = said.stdout.decode(errors="replace").replace("\r", "").splitlines()
        return next((line.split("REG_SZ", 1)[1].strip() for line in lines if "REG_SZ" in line), "")

    def set_value(self, key: str, name: str, value: str) -> None:
        """Put a text in the register."""
        command = ["wine", "reg", "add", key, "/v", name, "/d", value, "/f"]
        subprocess.run(command, env=self.environment(), check=True, timeout=120, capture_output=True)

    # -- the screen -----------------------------------------------------------------------------------------------
    def screen(self) -> Image.Image:
        """What is on the screen."""
        return ImageGrab.grab(xdisplay=self.display)

    def shows_something(self) -> bool:
        """Whether a window is on the screen."""
        return len(self.screen().convert("RGB").getcolors(1 << 24) or ()) > COLOURS_DRAWN

    def picture_when_drawn(self, target: Path, after: float = 0) -> None:
        """Keep a picture of the screen when something is on it, `after` so many seconds, and it stands still."""
        until(self.shows_something, "er is een venster", LONGEST_SECONDS)
        time.sleep(after)
        before = self.screen()
        for _ in range(60):
            time.sleep(2)
            now = self.screen()
            if now.tobytes() == before.tobytes():
                break
            before = now
        before.save(target)

    def press(self, key: str) -> None:
        """Press a key in the window that has the keyboard."""
        subprocess.run(["xdotool", "key", key], env=self.environment(), check=True, timeout=60)
        time.sleep(3)

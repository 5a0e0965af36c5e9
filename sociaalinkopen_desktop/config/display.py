"""Is there a screen to draw on? Asked before Qt is imported.

Without a screen Qt ends the whole process from C++, where Python cannot catch it (exit code 134). So the question is
put first, with nothing but the standard library: `installer/start.py` loads this file by its path, before any package
is installed.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what asks the screen is loaded where it is used: mostly it is not, and the start must be quick
    import ctypes

EXIT_NO_DISPLAY = 69
"""What the program ends with when there is no screen (EX_UNAVAILABLE of sysexits.h)."""

_NO_SCREEN = "Er is geen beeldscherm gevonden. Meld u aan op een computer met een beeldscherm en start opnieuw."
_NO_LIBRARY = "De bibliotheek {name} ontbreekt. Start één keer met  python3 installer/start.py  om haar te plaatsen."


def display_problem(env: Mapping[str, str], platform: str) -> str | None:
    """Return a Dutch sentence on why no window can be shown, or None when one can.

    `env` is the environment of the process, `platform` the value of `sys.platform`. Only Linux is examined: Windows
    always has a screen. A `QT_QPA_PLATFORM` that needs no screen (offscreen, minimal, vnc) is taken at its word.
    """
    if not platform.startswith("linux"):
        return None
    wanted = {entry.partition(":")[0] for entry in env.get("QT_QPA_PLATFORM", "").split(";") if entry}
    if wanted - {"xcb", "wayland", "wayland-egl"}:
        return None
    if wanted != {"xcb"} and _wayland_answers(env):
        return None
    display = env.get("DISPLAY", "")
    if not display or (wanted and "xcb" not in wanted):
        return _NO_SCREEN
    return _x_problem(display)


def _wayland_answers(env: Mapping[str, str]) -> bool:
    """Tell whether the Wayland compositor named in `env` accepts a connection, and Qt's library for it is there."""
    import socket

    name = env.get("WAYLAND_DISPLAY", "")
    if not name or _library("libwayland-client.so.0") is None:
        return False
    address = Path(env.get("XDG_RUNTIME_DIR", "/"), name)  # an absolute name replaces the folder, as Wayland has it
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        connection.settimeout(5)
        return connection.connect_ex(os.fspath(address)) == 0


def _x_problem(display: str) -> str | None:
    """Return why the X display named `display` cannot be used, or None when it answers."""
    import ctypes

    xcb = _library("libxcb.so.1")
    if xcb is None:
        return _NO_LIBRARY.format(name="libxcb1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = [ctypes.c_char_p, ctypes.c_void_p]
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(os.fsencode(display), None)
    refused = xcb.xcb_connection_has_error(connection) != 0
    xcb.xcb_disconnect(connection)
    if refused:
        return (
            f"Het beeldscherm {display} is niet bereikbaar. "
            "Meld u opnieuw aan op deze computer en start het programma daarna nog eens."
        )
    # Qt loads this one itself when the first window opens, and ends the process when it is missing.
    if _library("libxcb-cursor.so.0") is None:
        return _NO_LIBRARY.format(name="libxcb-cursor0")
    return None


def _library(name: str) -> ctypes.CDLL | None:
    import ctypes

    try:
        return ctypes.CDLL(name)
    except OSError:
        return None

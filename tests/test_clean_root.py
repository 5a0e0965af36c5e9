"""The two commands of the README on a Debian 12 that holds nothing but Python and pip.

    python -m pytest -m slow tests/test_clean_root.py

Needs root, debootstrap and the network, about 4 GB in the temporary folder and a few minutes. Every command runs in
its own mount namespace, so nothing stays mounted and nothing outside the temporary folder is touched.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

CHECKOUT = Path(__file__).parent.parent
HOME = "/srv/gebruiker"
PLACE = f"{HOME}/Één map/sociaal inkopen"
SET_UP_ONLY = "python3 installer/start.py --test --version"
SETTING_UP = "Onderdelen van het programma ophalen"
CERTIFICATES = ("PIP_CERT", "SSL_CERT_FILE")
# How this machine reaches the package sources; the clean root gets the same.
NETWORK = (*CERTIFICATES, "PIP_INDEX_URL", "PIP_TRUSTED_HOST", "http_proxy", "https_proxy", "no_proxy")


@dataclass(frozen=True)
class Debian:
    """A Debian in a folder, and what can be done in it."""

    root: Path

    def run(
        self, command: str, *, place: str = PLACE, online: bool = True, user: int = 0, before: str = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run `command` in the folder `place`, with an empty environment and no screen.

        `before` is shell that runs first, outside the root but in the same mount namespace; there "$place" is the
        folder. Output and errors come back together in `stdout`, and are printed for a test that fails.
        """
        settings = {name: value for name, value in os.environ.items() if name in NETWORK}
        environment = {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME": HOME, **settings}
        script = f"""
            set -eu
            root={shlex.quote(str(self.root))}
            place={shlex.quote(str(self.root) + place)}
            mount -t proc proc "$root/proc"
            {before}
            exec chroot "$root" setpriv --reuid {user} --regid {user} --clear-groups \
                sh -c {shlex.quote(f"cd {shlex.quote(place)} && {command}")}
        """
        result = subprocess.run(
            ["unshare", "--mount", "--fork", *([] if online else ["--net"]), "sh", "-c", script],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        sys.stdout.write(f"$ {command}\n{result.stdout}[{result.returncode}]\n")
        return result

    def lay_checkout(self, place: str = PLACE) -> Path:
        """Copy the files of the project, committed or not, to the folder `place` and return it."""
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=CHECKOUT,
            capture_output=True,
            check=True,
        )
        target = Path(f"{self.root}{place}")
        for name in os.fsdecode(listed.stdout).split("\0"):
            if name and (CHECKOUT / name).is_file():
                (target / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(CHECKOUT / name, target / name)
        return target


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A minimal Debian 12 with python3 and python3-pip, without package lists or caches. Not to be changed."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("a clean root can only be made by root")
    for tool in ("debootstrap", "unshare"):
        if shutil.which(tool) is None:
            pytest.skip(f"a clean root needs {tool}:  apt-get install debootstrap util-linux")
    debian = Debian(tmp_path_factory.mktemp("bare") / "debian")
    packages = "--include=python3,python3-pip"
    subprocess.run(["debootstrap", "--variant=minbase", packages, "bookworm", str(debian.root)], check=True)
    for leftover in (*debian.root.glob("var/lib/apt/lists/*"), *debian.root.glob("var/cache/apt/archives/*.deb")):
        shutil.rmtree(leftover) if leftover.is_dir() else leftover.unlink()
    for certificates in {os.environ[name] for name in CERTIFICATES if name in os.environ}:
        Path(f"{debian.root}{certificates}").parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(certificates, f"{debian.root}{certificates}")
    Path(f"{debian.root}{HOME}").mkdir(parents=True)
    yield debian
    shutil.rmtree(debian.root)


@pytest.fixture
def clean(bare: Debian, tmp_path: Path) -> Iterator[Debian]:
    """A copy of the bare Debian with the project in a folder whose name has spaces and accents."""
    copy = Debian(tmp_path / "debian")
    subprocess.run(["cp", "-a", "--reflink=auto", str(bare.root), str(copy.root)], check=True)
    copy.lay_checkout()
    yield copy
    shutil.rmtree(copy.root)


@pytest.fixture(scope="module")
def furnished(bare: Debian, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Debian]:
    """A Debian with the system packages and pip's cache of one earlier set-up. Each test takes a place of its own."""
    copy = Debian(tmp_path_factory.mktemp("furnished") / "debian")
    subprocess.run(["cp", "-a", "--reflink=auto", str(bare.root), str(copy.root)], check=True)
    copy.lay_checkout()
    assert copy.run(SET_UP_ONLY).returncode == 0
    yield copy
    shutil.rmtree(copy.root)


def _tells_without_traceback(result: subprocess.CompletedProcess[str], words: str) -> None:
    assert result.returncode == 1
    assert words in result.stdout
    assert "Traceback" not in result.stdout


def test_both_commands_work_on_a_bare_machine(clean: Debian) -> None:
    first = clean.run("python3 installer/start.py")
    assert first.returncode == 0
    assert SETTING_UP in first.stdout
    assert "Er is geen beeldscherm gevonden" in first.stdout
    made = list(Path(f"{clean.root}{PLACE}/uitvoer").glob("**/*.pdf"))
    assert made
    assert all(pdf.read_bytes().startswith(b"%PDF-") for pdf in made)
    assert any(pdf.name in first.stdout for pdf in made)

    again = clean.run("python3 installer/start.py", online=False)
    assert again.returncode == 0
    assert SETTING_UP not in again.stdout

    tests = clean.run("python3 installer/start.py --test")
    assert tests.returncode == 0
    assert re.search(r"\d+ passed", tests.stdout)


def test_the_tests_can_be_the_first_command(clean: Debian) -> None:
    result = clean.run("bash .ci/run")
    assert result.returncode == 0
    assert SETTING_UP in result.stdout


def test_a_bare_machine_without_network_is_told_so(clean: Debian) -> None:
    _tells_without_traceback(clean.run("python3 installer/start.py", online=False), "geen verbinding met internet")


def test_an_ordinary_user_on_a_bare_machine_gets_the_exact_command(clean: Debian) -> None:
    result = clean.run("python3 installer/start.py", user=65534)
    command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends libglib2.0-0 libgl1"
    _tells_without_traceback(result, command)


def test_without_network_the_python_packages_are_told_too(furnished: Debian) -> None:
    furnished.lay_checkout("/opt/zonder net")
    result = furnished.run(SET_UP_ONLY, place="/opt/zonder net", online=False)
    _tells_without_traceback(result, "geen verbinding met internet")


def test_a_moved_project_is_set_up_anew(furnished: Debian) -> None:
    old = furnished.lay_checkout("/opt/oud")
    assert furnished.run(SET_UP_ONLY, place="/opt/oud").returncode == 0
    old.rename(old.with_name("nieuw"))
    moved = furnished.run(SET_UP_ONLY, place="/opt/nieuw")
    assert moved.returncode == 0
    assert SETTING_UP in moved.stdout


def test_a_set_up_that_was_broken_off_is_done_again(furnished: Debian) -> None:
    furnished.lay_checkout("/opt/half")
    broken_off = furnished.run(f"timeout -s KILL 2 {SET_UP_ONLY}", place="/opt/half")
    assert broken_off.returncode == 128 + 9
    assert Path(f"{furnished.root}/opt/half/.venv").is_dir()
    again = furnished.run(SET_UP_ONLY, place="/opt/half")
    assert again.returncode == 0
    assert SETTING_UP in again.stdout


def test_a_read_only_folder_is_named(furnished: Debian) -> None:
    furnished.lay_checkout("/opt/vast")
    read_only = 'mount --bind "$place" "$place" && mount -o remount,bind,ro "$place"'
    result = furnished.run(SET_UP_ONLY, place="/opt/vast", before=read_only)
    _tells_without_traceback(result, "waar u mag schrijven. Het gaat om de map /opt/vast.")


def test_a_disk_without_room_is_told_with_the_amounts(furnished: Debian) -> None:
    furnished.lay_checkout("/opt/vol")
    small = """
        cp -a "$place" "$place.bron"
        mount -t tmpfs -o size=100m geheugen "$place"
        cp -a "$place.bron/." "$place"
    """
    result = furnished.run(SET_UP_ONLY, place="/opt/vol", before=small)
    _tells_without_traceback(result, "Er is te weinig schijfruimte: nodig is 900 MB, vrij is ")

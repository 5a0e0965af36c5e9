"""The package in a minimal Debian without Python: installed, tried and removed."""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import redirect_stdout
from pathlib import Path

from tests.test_clean_root import CERTIFICATES, HOME, Debian

from . import starting
from .checks import Report, expect, resources_are_in

PACKAGE = "sociaalinkopen"
USER = 1000
# What is excused in the package although it does not occur.
UNUSED_OVERRIDES = ("unused-override", "mismatched-override")
APT = "DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends"


def try_linux(report: Report, out: Path, ready_root: Path | None) -> None:
    """Everything about the .deb in `out`. A copy of `ready_root` is used, or else a fresh Debian."""
    package = next(iter(out.glob("*.deb")), None)

    def present() -> str:
        expect(package, "er is geen .deb")
        return str(package and package.name)

    if not report.check("Linux: het pakket is er", present):
        return
    assert package is not None
    inside = out / "linux" / "root" / "opt" / PACKAGE / "_internal" / "resources"
    report.check("Linux: alle teksten en gegevens zijn mee", lambda: resources_are_in(inside))
    report.check("Linux: bestand voor het menu", lambda: _desktop_file(out / "linux" / "root"))
    report.check("Linux: soort bestand .sociaalinkopen", lambda: _mime(out / "linux" / "root"))
    report.check("Linux: kaart voor een softwarewinkel", lambda: _store_card(out / "linux" / "root"))
    report.check("Linux: lintian", lambda: _lintian(package))
    report.check("Linux: starten", lambda: _starting(out / "linux" / "root" / "opt" / PACKAGE))
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        debian = Debian(Path(name) / "debian")
        if report.check("Linux: kale Debian zonder Python", lambda: _make_root(debian, ready_root)):
            _in_root(report, debian, package)


def _in_root(report: Report, debian: Debian, package: Path) -> None:
    def run(command: str, *, online: bool = False, user: int = USER) -> str:
        ran = _quiet(debian, command, online=online, user=user)
        lines = [line for line in ran.stdout.strip().splitlines() if line.strip()]
        expect(ran.returncode == 0, " / ".join(lines[-4:]) or f"code {ran.returncode}")
        return lines[-1] if lines else ""

    def install() -> str:
        shutil.copy(package, f"{debian.root}/tmp/{package.name}")
        run(f"apt-get -q update && {APT} install /tmp/{package.name}", online=True, user=0)
        return f"{sum(1 for _ in Path(f'{debian.root}/var/lib/dpkg/info').glob('*.list'))} pakketten in het geheel"

    def window(before: str) -> str:
        return run(f"{before} timeout 170 sociaalinkopen-desktop --zelftest")

    def update() -> str:
        old = _older(package, Path(f"{debian.root}/tmp"))
        inside = Path(f"{debian.root}/opt/{PACKAGE}")
        run("mkdir -p .local/share/SociaalInkopen && echo mijn > .local/share/SociaalInkopen/eigen.txt")
        run(f"dpkg --force-downgrade -i /tmp/{old.name}", user=0)
        expect((inside / "oud.txt").is_file(), "de oudere versie kwam er niet")
        run(f"{APT} install /tmp/{package.name}", user=0)
        expect(not (inside / "oud.txt").exists(), "wat bij de oude versie hoorde, staat er nog")
        kept = Path(f"{debian.root}{HOME}/.local/share/SociaalInkopen/eigen.txt")
        expect(kept.read_text() == "mijn\n", "de gegevens zijn anders")
        run(f"dpkg --verify {PACKAGE} | (! grep .)", user=0)
        return run("sociaalinkopen zelftest")

    def keeps_data() -> str:
        run("sociaalinkopen reservekopie maak || true; mkdir -p .local/share/SociaalInkopen")
        kept = Path(f"{debian.root}{HOME}/.local/share/SociaalInkopen/eigen.txt")
        kept.write_text("van de gemeente")
        run(f"{APT} purge {PACKAGE}", user=0)
        expect(not Path(f"{debian.root}/opt/{PACKAGE}").exists(), "er staat nog iets in /opt")
        left = [str(path) for path in Path(f"{debian.root}/usr").rglob("*sociaalinkopen*")]
        expect(not left, f"er staat nog: {', '.join(left[:4])}")
        expect(kept.read_text() == "van de gemeente", "de gegevens zijn weg")
        return "/opt is leeg, de gegevens staan er nog"

    if not report.check("Linux: plaatsen met apt", install):
        return
    report.check("Linux: zelftest zonder netwerk, als gewone gebruiker", lambda: run("sociaalinkopen zelftest"))
    report.check("Linux: venster zonder scherm", lambda: window("QT_QPA_PLATFORM=offscreen"))
    report.check("Linux: zonder scherm een zin en code 69", lambda: _no_screen(debian))
    run_xvfb = "xvfb-run -a -s '-screen 0 1280x800x24'"
    report.check("Linux: Xvfb plaatsen", lambda: run(f"{APT} install xvfb xauth", online=True, user=0))
    report.check("Linux: venster op X11", lambda: window(run_xvfb))
    report.check("Linux: bijwerken van een oudere versie", update)
    report.check("Linux: weghalen laat de gegevens staan", keeps_data)


def _older(package: Path, folder: Path) -> Path:
    """The same package under a lower number and with a file more, as an older version would be."""
    root, made = folder / "ouder", folder / f"{PACKAGE}_0.0.1.deb"
    subprocess.run(["dpkg-deb", "-R", str(package), str(root)], check=True)
    (root / "opt" / PACKAGE / "oud.txt").write_text("van een oudere versie")
    card = root / "DEBIAN" / "control"
    lines = card.read_text("utf-8").splitlines(keepends=True)
    card.write_text("".join("Version: 0.0.1\n" if line.startswith("Version:") else line for line in lines), "utf-8")
    subprocess.run(["dpkg-deb", "-Znone", "--root-owner-group", "--build", str(root), str(made)], check=True)
    shutil.rmtree(root)
    return made


def _quiet(debian: Debian, command: str, *, online: bool = False, user: int = USER) -> subprocess.CompletedProcess[str]:
    """Run a command in the home of the user, without showing what it says."""
    with redirect_stdout(io.StringIO()):
        return debian.run(command, place=HOME, online=online, user=user)


def _make_root(debian: Debian, ready: Path | None) -> str:
    if ready is not None:
        subprocess.run(["cp", "-a", "--reflink=auto", str(ready), str(debian.root)], check=True)
    else:
        command = ["debootstrap", "--variant=minbase", "bookworm", str(debian.root)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, timeout=900)
    for certificates in {os.environ[name] for name in CERTIFICATES if name in os.environ}:
        Path(f"{debian.root}{certificates}").parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(certificates, f"{debian.root}{certificates}")
    home = Path(f"{debian.root}{HOME}")
    home.mkdir(parents=True)
    os.chown(home, USER, USER)
    expect(_quiet(debian, "command -v python3", user=0).returncode != 0, "er is al een Python")
    return "minbase"


def _no_screen(debian: Debian) -> str:
    ran = _quiet(debian, "sociaalinkopen-desktop")
    expect(ran.returncode == 69, f"code {ran.returncode}")
    return ran.stdout.strip().splitlines()[0]


def _desktop_file(root: Path) -> None:
    file = root / "usr" / "share" / "applications" / f"{PACKAGE}.desktop"
    said = subprocess.run(["desktop-file-validate", str(file)], capture_output=True, text=True, check=False)
    expect(said.returncode == 0 and not said.stdout, said.stdout + said.stderr)


def _mime(root: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        shutil.copytree(root / "usr" / "share" / "mime", Path(name) / "mime")
        subprocess.run(["update-mime-database", str(Path(name) / "mime")], check=True, capture_output=True)
        globs = (Path(name) / "mime" / "globs2").read_text("utf-8")
    expect("application/x-sociaalinkopen:*.sociaalinkopen" in globs, "de uitgang is niet aangemeld")


def _starting(folder: Path) -> str:
    """Beside a bare window of the same Qt, on this computer: the bare Debian has no Python to make that with."""
    with starting.screen() as display, tempfile.TemporaryDirectory() as data:
        ours = starting.program(display, str(folder / "sociaalinkopen-desktop"), "--data-map", data)
        bare = starting.program(display, sys.executable, "-c", starting.BARE)
        source = starting.program(display, sys.executable, "-m", "sociaalinkopen_desktop", "--data-map", data)
        installed, unbuilt = starting.compared(display, ours, bare), starting.compared(display, source, bare)
    return f"geplaatst {installed}; uit de broncode {unbuilt}"


def _store_card(root: Path) -> str:
    card = next((root / "usr" / "share" / "metainfo").glob("*.metainfo.xml"))
    said = subprocess.run(
        ["appstreamcli", "validate", "--no-net", "--pedantic", str(card)], capture_output=True, text=True, check=False
    )
    expect(said.returncode == 0, said.stdout + said.stderr)
    return card.name


def _lintian(package: Path) -> str:
    """No error and no warning. What belongs to a program with all its parts inside, stands with its reason in the
    package itself, in installer/linux/lintian-overrides.
    """
    command = ["lintian", "--tag-display-limit", "0", "--display-info", str(package)]
    said = subprocess.run(command, capture_output=True, text=True, check=False)
    lines = [line for line in said.stdout.splitlines() if line.startswith(("E:", "W:", "I: "))]
    tags = {line.split(": ", 2)[2].split(" ")[0]: line[0] for line in lines}
    faults = sorted(tag for tag, level in tags.items() if level in "EW" or tag in UNUSED_OVERRIDES)
    expect(not faults, f"meldt {', '.join(faults)}")
    return "geen fouten en geen waarschuwingen"

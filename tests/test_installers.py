"""The parts of the builds that can be tested without building."""

import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest

from installer import build_deb, build_windows, building
from sociaalinkopen_desktop import __version__
from sociaalinkopen_desktop.config.paths import PORTABLE_FOLDER, PORTABLE_MARK, resource
from sociaalinkopen_desktop.config.shipped import PARTS_FILE

ROOT = Path(__file__).parent.parent
SETUP = (ROOT / "installer" / "windows" / "setup.nsi").read_text("utf-8")
LOCKS = sorted((ROOT / "installer").glob("*.lock"))


def test_the_version_stands_in_one_place():
    assert building.version() == __version__
    for path in [*(ROOT / "installer").rglob("*"), ROOT / "pyproject.toml"]:
        if path.is_file() and path.suffix in (".py", ".nsi", ".rc", ".c", ".toml", ".desktop", ".spec"):
            assert f'"{__version__}"' not in path.read_text("utf-8"), path


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_every_package_is_pinned_with_hashes_and_no_host_is_named(lock):
    text = lock.read_text("utf-8")
    assert not re.search(r"://|--(extra-)?index-url|--find-links|--trusted-host", text)
    for block in re.split(r"\n(?=\S)", text):
        assert re.match(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+", block), block
        assert "--hash=sha256:" in block


def test_the_list_of_parts_in_the_program_is_what_is_shipped():
    listed = resource("licences", PARTS_FILE).read_text("utf-8").split()
    assert listed == sorted(building.locked(building.RUN_LOCK))


def test_the_licence_of_the_program_is_the_one_at_the_top():
    assert resource("licences", "EUPL-1.2.txt").read_bytes() == (ROOT / "LICENSE").read_bytes()


def installed(folder: Path, name: str, *, licence: bool) -> None:
    info = folder / f"{name.replace('-', '_')}-1.0.dist-info"
    (info / "licenses").mkdir(parents=True)
    (info / "METADATA").write_text(f"Name: {name}\n")
    if licence:
        (info / "licenses" / "LICENSE").write_text(f"licentie van {name}")


def test_every_shipped_package_gets_its_licence_in_the_build(tmp_path):
    for name in building.locked(building.RUN_LOCK):
        installed(tmp_path / "pakketten", name, licence=name not in building.LICENCE_ELSEWHERE)
    building.copy_licences(tmp_path / "licenties", tmp_path / "pakketten")
    made = {path.name for path in (tmp_path / "licenties").iterdir()}
    assert set(building.OWN_LICENCES.values()) <= made
    for name in building.locked(building.RUN_LOCK):
        file = f"{name.replace('-', '_')}-1.0 - LICENSE.txt"
        assert (file in made) == (name not in building.LICENCE_ELSEWHERE)
    assert {f"licences/{path.name}" for path in resource("licences").glob("*.txt")} == {
        *(name for name in building.OWN_LICENCES if name.startswith("licences/")),
        f"licences/{PARTS_FILE}",
    }
    assert set(building.LICENCE_ELSEWHERE.values()) <= set(building.OWN_LICENCES)


def test_a_package_without_licence_stops_the_build(tmp_path):
    installed(tmp_path / "pakketten", "zonder-licentie", licence=False)
    with pytest.raises(SystemExit, match=r"Van zonder_licentie-1\.0 is geen licentie gevonden"):
        building.copy_licences(tmp_path / "licenties", tmp_path / "pakketten")


def test_the_program_is_copied_with_its_changes_and_without_bytecode(tmp_path):
    building.copy_program(tmp_path / "app")
    there, here = (
        {path.relative_to(folder) for path in folder.rglob("*") if "__pycache__" not in path.parts}
        for folder in (tmp_path / "app" / "resources", ROOT / "resources")
    )
    assert there == here
    assert (tmp_path / "app" / "CHANGELOG.md").is_file()
    assert (tmp_path / "app" / "resources" / "selftest").is_dir()
    assert (tmp_path / "app" / "sociaalinkopen_desktop" / "db" / "migrations" / "env.py").is_file()
    assert not list((tmp_path / "app").rglob("__pycache__"))
    assert not (tmp_path / "app" / "tests").exists()


def test_sums_are_read_by_sha256sum(tmp_path):
    (tmp_path / "één bestand.zip").write_bytes(b"inhoud")
    building.write_sums([tmp_path / "één bestand.zip"], tmp_path / "SHA256SUMS")
    tool = shutil.which("sha256sum")
    if tool is None:
        pytest.skip("sha256sum is not here")
    ran = subprocess.run([tool, "-c", "SHA256SUMS"], cwd=tmp_path, capture_output=True, check=False)
    assert ran.returncode == 0


# -- Windows ------------------------------------------------------------------------------------------------------
def test_the_search_path_of_the_shipped_python_is_its_own_only():
    assert build_windows.SEARCH_PATH == ("python311.zip", ".", "Lib\\site-packages", "..\\app", "import site")
    assert build_windows.PYTHON_DLL == "python311.dll"
    launcher = (ROOT / "installer" / "windows" / "launcher.c").read_text("utf-8")
    assert "PYTHON_DLL" in launcher
    assert "python3" not in launcher


def test_the_portable_zip_says_that_data_stay_beside_the_program(tmp_path):
    tree = tmp_path / "tree"
    (tree / "runtime").mkdir(parents=True)
    (tree / "SociaalInkopen.exe").write_bytes(b"MZ")
    made = build_windows.make_portable(tree, tmp_path)
    assert made.name == f"SociaalInkopen-{__version__}-draagbaar.zip"
    with zipfile.ZipFile(made) as packed:
        assert f"Sociaal Inkopen/{PORTABLE_MARK}" in packed.namelist()
        words = packed.read(f"Sociaal Inkopen/{PORTABLE_MARK}").decode()
    assert f"'{PORTABLE_FOLDER}'" in words


def test_the_icon_has_every_size_that_windows_asks_for(tmp_path, qapp):
    build_windows.make_icon(tmp_path / "app.ico")
    data = (tmp_path / "app.ico").read_bytes()
    count = struct.unpack("<HHH", data[:6])[2]
    sizes = {data[6 + 16 * at] or 256 for at in range(count)}
    assert sizes == {16, 20, 24, 32, 40, 48, 64, 128, 256}


def test_the_picture_beside_the_installer_is_one_that_it_can_show(tmp_path, qapp):
    build_windows.make_side(tmp_path / "side.bmp")
    data = (tmp_path / "side.bmp").read_bytes()
    width, height, planes, bits = struct.unpack("<iiHH", data[18:30])
    assert (data[:2], width, abs(height), planes, bits) == (b"BM", 164, 314, 1, 24)


def test_the_installer_gets_every_define_it_asks_for():
    asked = set(re.findall(r"\$\{([A-Z]+)\}", SETUP))
    own = set(re.findall(r"^!define (?:MUI_)?([A-Z]+)", SETUP, re.MULTILINE))
    build = (ROOT / "installer" / "build_windows.py").read_text("utf-8")
    given = set(re.findall(r"-D([A-Z]+)=", build))
    assert given >= asked - own - {"SEC"}
    assert given >= {"VERSION", "OUT", "TREE", "ICON", "SIDE", "LICENCE"}


def test_the_installer_is_for_one_user_and_leaves_the_data():
    assert "RequestExecutionLevel user" in SETUP
    assert "HKLM" not in SETUP
    assert 'InstallDir "$LOCALAPPDATA\\Programs\\${KEY}"' in SETUP
    removing = SETUP.partition('Section "Uninstall"')[2]
    removed = re.findall(r'(?:RMDir(?: /r)?|Delete) "([^"]+)"', removing)
    assert all(path.startswith(("$INSTDIR", "$SMPROGRAMS", "$DESKTOP")) for path in removed)
    assert not any(path.startswith("$LOCALAPPDATA") for path in removed)
    assert "gegevens" not in removing


def test_what_was_installed_is_also_removed():
    """Every folder and file at the top of the tree is taken away again by name, never the whole folder."""
    removing = SETUP.partition('Section "Uninstall"')[2]
    for name in ("runtime", "app", "licenties"):
        assert f'RMDir /r "$INSTDIR\\{name}"' in removing
    assert 'RMDir /r "$INSTDIR"' not in SETUP


# -- Linux --------------------------------------------------------------------------------------------------------
def test_the_package_asks_for_the_c_library_its_files_need(tmp_path):
    (tmp_path / "a.so").write_bytes(b"\x7fELF...GLIBC_2.2.5...GLIBC_2.34...")
    (tmp_path / "b.so").write_bytes(b"\x7fELF...GLIBC_2.4...")
    (tmp_path / "tekst").write_bytes(b"GLIBC_2.99")
    assert build_deb.glibc(tmp_path) == "2.34"


def test_the_menu_opens_the_kind_of_file_that_is_announced():
    menu = (ROOT / "installer" / "linux" / "sociaalinkopen.desktop").read_text("utf-8")
    kinds = (ROOT / "installer" / "linux" / "sociaalinkopen.xml").read_text("utf-8")
    announced = re.search(r'mime-type type="([^"]+)"', kinds)
    assert announced is not None
    assert f"MimeType={announced[1]};" in menu
    assert f"Exec=/usr/bin/{build_deb.COMMANDS[1]} %f" in menu
    assert 'glob pattern="*.sociaalinkopen"' in kinds


def test_the_frozen_program_picks_the_window_by_its_name():
    words = (ROOT / "installer" / "linux" / "program.py").read_text("utf-8")
    assert build_deb.COMMANDS == ("sociaalinkopen", "sociaalinkopen-desktop")
    assert '.endswith("-desktop")' in words

"""The parts of the builds that can be tested without building."""

import gzip
import re
import shutil
import struct
import subprocess
import zipfile
from pathlib import Path

import pytest
import yaml

from installer import build_deb, build_windows, building, deb_texts
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


def test_a_licence_for_who_pays_for_qt_does_not_come_along(tmp_path):
    folder = tmp_path / "pyside6_essentials-6.11.3.dist-info" / "licenses"
    folder.mkdir(parents=True)
    (folder / "LicenseRef-Qt-Commercial.txt").write_text("Alleen voor klanten van The Qt Company")
    assert building.licence_texts(folder.parent) == []
    building.copy_licences(tmp_path / "licenties", tmp_path)
    assert not any("Commercial" in path.name for path in (tmp_path / "licenties").iterdir())


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


def test_what_tests_leave_in_the_source_does_not_come_along(tmp_path, monkeypatch):
    source = tmp_path / "bron"
    for name in ("sociaalinkopen_desktop/.hypothesis/constants/1", "sociaalinkopen_desktop/__init__.py", "resources/a"):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).write_text("")
    (source / "CHANGELOG.md").write_text("")
    monkeypatch.setattr(building, "ROOT", source)
    building.copy_program(tmp_path / "app")
    made = {path.name for path in (tmp_path / "app").rglob("*")}
    assert made == {"sociaalinkopen_desktop", "__init__.py", "resources", "a", "CHANGELOG.md"}


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


def test_the_shortcut_has_the_name_that_the_program_gives_its_windows():
    name = re.search(r'^!define APPID "([^"]+)"', SETUP, re.MULTILINE)
    assert name is not None
    program = (ROOT / "sociaalinkopen_desktop" / "app" / "__init__.py").read_text("utf-8")
    assert f'SetCurrentProcessExplicitAppUserModelID("{name[1]}")' in program
    assert len(name[1]) < 64  # the room that the installer gives it
    assert SETUP.count("!insertmacro SHORTCUT") == 2
    assert SETUP.count("CreateShortcut") == 1


def test_the_installer_asks_for_room_and_permission_before_it_takes_anything_away():
    section = SETUP.partition('Section "Programma"')[2]
    assert section.index("WAITCLOSED") < section.index("!insertmacro WRITABLE") < section.index("RMDir")
    assert "AllowSkipFiles off" in SETUP


def test_every_code_of_the_installer_stands_in_the_page_for_the_ict_department():
    told = resource("help", "ict.md").read_text("utf-8")
    for code in set(re.findall(r"SetErrorLevel (\d)", SETUP)):
        assert f"Code {code}:" in told


def test_the_uninstaller_says_that_the_data_stay():
    words = re.search(r'MUI_UNCONFIRMPAGE_TEXT_TOP "([^"]+)"', SETUP)
    assert words is not None
    assert "blijven staan, in ${DATA}" in words[1]


def test_the_licence_in_the_installer_has_its_paragraphs_in_one_piece():
    first, second = "woord " * 15 + "slot", "kort slot."
    assert build_windows.reflowed(f"KOP\n{first}\n{second}\n\n{first}\n   inspringen\n") == (
        f"KOP\n{first} {second}\n\n{first}\n   inspringen\n"
    )


@pytest.fixture(scope="module")
def workflow():
    return yaml.safe_load((ROOT / ".github" / "workflows" / "windows.yml").read_text("utf-8"))


def test_the_workflow_for_windows_says_that_it_never_ran(workflow):
    assert "nog niet beproefd" in workflow["name"]


def test_every_action_is_pinned_to_one_commit():
    for path in (ROOT / ".github" / "workflows").glob("*.yml"):
        for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
            for step in job["steps"]:
                assert re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step.get("uses", "actions/geen@" + "0" * 40)), path


def test_the_workflow_starts_only_what_is_there(workflow):
    said = "\n".join(step.get("run", "") for job in workflow["jobs"].values() for step in job["steps"])
    for path in re.findall(r"installer/\S+\.(?:py|lock)", said):
        assert (ROOT / path).is_file(), path
    for module in set(re.findall(r"-m (tests\.\S+|sociaalinkopen_desktop\S*)", said)):
        place = ROOT.joinpath(*module.split("."))
        assert place.with_suffix(".py").is_file() or (place / "__main__.py").is_file(), module
    assert "SociaalInkopen.exe" in said
    for tried in ("cli zelftest", "-m pytest", '"/S"', "Verwijderen.exe", '"SociaalInkopen.Desktop"'):
        assert tried in said
    assert '!define KEY "SociaalInkopen"' in SETUP


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


def test_the_changes_have_the_shape_that_apt_shows():
    changes = f"# Kop\n\n## [{__version__}] - in ontwikkeling\n\n### Nieuw\n\n- Eén punt dat\n  doorloopt.\n- Twee.\n\n"
    changes += "## [0.0.1] - 2026-01-31\n\n- Begin.\n"
    made = deb_texts.changelog_text("naam", changes, 0)
    assert made == (
        f"naam ({__version__}) stable; urgency=medium\n\n  * Eén punt dat doorloopt.\n  * Twee.\n\n"
        f" -- {deb_texts.MAINTAINER}  Thu, 01 Jan 1970 00:00:00 -0000\n\n"
        f"naam (0.0.1) stable; urgency=medium\n\n  * Begin.\n\n"
        f" -- {deb_texts.MAINTAINER}  Sat, 31 Jan 2026 12:00:00 -0000\n"
    )


def test_a_version_that_is_not_in_the_changes_stops_the_build():
    with pytest.raises(SystemExit, match=r"CHANGELOG\.md noemt versie"):
        deb_texts.changelog_text("naam", "## [0.0.1] - 2026-01-31\n", 0)


def test_every_licence_in_the_card_for_debian_has_its_text():
    card = deb_texts.copyright_text("/opt/naam")
    paragraphs = [dict(re.findall(r"^([A-Za-z-]+): ?(.*)$", part, re.MULTILINE)) for part in card.split("\n\n")]
    used = {part["License"] for part in paragraphs if "Files" in part}
    told = {part["License"] for part in paragraphs if "License" in part and "Files" not in part}
    assert used == told
    assert all("Copyright" in part for part in paragraphs if "Files" in part)


def test_the_package_has_a_mark_in_every_size_and_a_page_for_both_commands(tmp_path, qapp):
    build_deb.join_desktop(tmp_path)
    build_deb.write_texts(tmp_path)
    for size in build_deb.ICON_SIZES:
        data = (tmp_path / f"icons/hicolor/{size}x{size}/apps/sociaalinkopen.png").read_bytes()
        assert struct.unpack(">II", data[16:24]) == (size, size)
    for command in build_deb.COMMANDS:
        page = gzip.decompress((tmp_path / f"man/man1/{command}.1.gz").read_bytes()).decode()
        assert __version__ in page
        assert "@" not in page
    card = (tmp_path / "metainfo" / build_deb.METAINFO).read_text("utf-8")
    assert f'version="{__version__}"' in card
    assert "@" not in card
    assert f"<id>{build_deb.METAINFO.removesuffix('.metainfo.xml')}</id>" in card


def test_dpkg_gets_a_sum_for_every_file_it_installs(tmp_path):
    for name in ("opt/a", "usr/b", "DEBIAN/control"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name)
    (tmp_path / "opt" / "link").symlink_to("a")
    lines = build_deb.sums_for_dpkg(tmp_path).splitlines()
    assert [line.split("  ")[1] for line in lines] == ["opt/a", "usr/b"]


def test_every_excuse_for_lintian_has_its_reason():
    lines = (ROOT / "installer" / "linux" / "lintian-overrides").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert all(line.startswith(("# ", f"{build_deb.PACKAGE}: ")) for line in lines)

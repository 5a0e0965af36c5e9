"""The compiled catalogue: the same as its sources, whole, and read without YAML."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from installer.compile_catalogue import main
from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.content import codec
from sociaalinkopen_desktop.content.catalogue import load_catalogue
from sociaalinkopen_desktop.content.compiled import compiled_text, read_compiled
from sociaalinkopen_desktop.content.problems import ContentProblem
from tests.content.test_criteria import GOOD
from tests.content.test_parameters import GOOD as GOOD_NORM
from tests.content.test_parameters import write
from tests.criteria.cases import catalogue


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A resources folder with one criterion and one norm."""
    write(tmp_path, 'version: "1"\n', "catalogue.yaml")
    write(tmp_path, GOOD, "criteria/general/XX-01.yaml")
    write(tmp_path, GOOD_NORM, "parameters/group/one.yaml")
    write(tmp_path, "obstacles: []\n", "obstacles.yaml")
    return tmp_path


def test_source_and_compiled_agree():
    agree = resource("catalogue.json").read_text("utf-8") == compiled_text(catalogue())
    assert agree, "draai: python installer/compile_catalogue.py"


def test_the_compiled_catalogue_is_the_catalogue():
    is_equal = read_compiled(resource("catalogue.json")) == catalogue()
    assert is_equal, "draai: python installer/compile_catalogue.py"


def test_every_field_survives_the_way_there_and_back(folder: Path):
    known = load_catalogue(folder)
    assert codec.from_plain(codec.to_plain(known)) == known
    assert codec.from_plain(json.loads(compiled_text(known))) == known


def test_equal_content_has_an_equal_fingerprint_whatever_the_order_of_keys(folder: Path):
    plain = codec.to_plain(load_catalogue(folder))
    turned = json.loads(json.dumps(plain, sort_keys=True))
    assert codec.fingerprint(turned) == plain["fingerprint"]
    assert len(plain["fingerprint"]) == 64


def test_reading_at_start_leaves_yaml_alone():
    script = (
        "import sys\n"
        "from sociaalinkopen_desktop.config.paths import resource\n"
        "from sociaalinkopen_desktop.content.compiled import read_compiled\n"
        "read_compiled(resource('catalogue.json'))\n"
        "assert 'yaml' not in sys.modules\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize(
    "damage",
    [
        lambda text: "",
        lambda text: text[: len(text) // 2],
        lambda text: "[]",
        lambda text: "{}",
        lambda text: "null",
        lambda text: text.replace('"unit": "factor"', '"unit": "furlong"'),
        lambda text: text.replace('"value": "1.5"', '"value": "veel"'),
        lambda text: text.replace('"from": "2024-01-01"', '"from": "vroeger"'),
        lambda text: text.replace('"criteria": [', '"criteria": [3,'),
        lambda text: "[" * 100_000,
    ],
)
def test_a_damaged_file_is_said_kindly(folder: Path, damage):
    path = folder / "catalogue.json"
    path.write_text(damage(compiled_text(load_catalogue(folder))), encoding="utf-8")
    with pytest.raises(ContentProblem, match=r"^catalogue\.json: het bestand met de criteria is beschadigd\. Install"):
        read_compiled(path)


def test_a_number_changed_by_hand_is_noticed(folder: Path):
    path = folder / "catalogue.json"
    path.write_text(compiled_text(load_catalogue(folder)).replace('"value": "1.5"', '"value": "9"'), encoding="utf-8")
    with pytest.raises(ContentProblem, match="veranderd nadat ze zijn uitgegeven"):
        read_compiled(path)


def test_a_missing_file_and_bytes_that_are_no_text_are_said_kindly(tmp_path: Path):
    with pytest.raises(InputProblem, match="kan niet worden gelezen"):
        read_compiled(tmp_path / "weg.json")
    path = tmp_path / "catalogue.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputProblem, match="beschadigd"):
        read_compiled(path)


def test_compiling_writes_the_file_and_checking_only_compares(folder: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["--check"], folder) == 1
    assert "verouderd" in capsys.readouterr().err
    assert main([], folder) == 0
    assert "1 criteria, 1 normen" in capsys.readouterr().out
    first = (folder / "catalogue.json").read_bytes()
    assert main(["--check"], folder) == 0
    assert main([], folder) == 0
    assert (folder / "catalogue.json").read_bytes() == first
    write(folder, GOOD.replace("Daarom.", "Nergens om."), "criteria/general/XX-01.yaml")
    assert main(["--check"], folder) == 1
    assert (folder / "catalogue.json").read_bytes() == first


def test_compiling_a_bad_file_says_which_one(folder: Path, capsys: pytest.CaptureFixture[str]):
    write(folder, GOOD.replace("why:", "wy:"), "criteria/general/XX-01.yaml")
    assert main([], folder) == 1
    assert capsys.readouterr().err.startswith("general/XX-01.yaml, why:")
    assert not (folder / "catalogue.json").exists()

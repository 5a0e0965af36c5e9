"""A logo out of somebody's file: taken when it only draws, refused kindly when it does not."""

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sociaalinkopen_desktop.application.ports import InputProblem
from sociaalinkopen_desktop.exchange.logo_file import MAX_BYTES, read_logo

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + b"IHDR"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'


def png(wide: int, high: int) -> bytes:
    return PNG + struct.pack(">II", wide, high) + bytes(20)


def jpeg(wide: int, high: int) -> bytes:
    frame = b"\xff\xc0" + struct.pack(">HBHHB", 11, 8, high, wide, 1) + bytes(3)
    return b"\xff\xd8\xff\xe0" + struct.pack(">H", 16) + bytes(14) + frame + bytes(20)


def read(folder: Path, content: bytes | str, name: str = "logo") -> str:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_logo(path)[1]


def refusal(folder: Path, content: bytes | str) -> str:
    with pytest.raises(InputProblem) as problem:
        read(folder, content)
    (sentence,) = problem.value.sentences
    return sentence


def test_pictures_are_known_by_what_is_in_them(tmp_path):
    assert read(tmp_path, png(200, 80), "logo.svg") == "png"
    assert read(tmp_path, jpeg(200, 80), "logo.png") == "jpeg"
    assert read(tmp_path, SVG.format("", "<path d='M0 0'/>"), "logo.png") == "svg"


@pytest.mark.parametrize("content", ["Beste collega", b"GIF89a" + bytes(50), b"%PDF-1.7", b"PK\x03\x04" + bytes(50)])
def test_other_files_are_refused(tmp_path, content):
    assert "geen PNG, JPEG of SVG" in refusal(tmp_path, content)


@pytest.mark.parametrize("content", [png(60_000, 60_000), png(0, 5), jpeg(9_000, 20), png(8, 8)])
def test_pictures_that_are_too_large_or_too_small_are_refused_before_they_are_drawn(tmp_path, content):
    assert "beeldpunten" in refusal(tmp_path, content)


@pytest.mark.parametrize(
    "content", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\x00\x10", PNG, b"\xff\xd8\xff" + bytes(99)]
)
def test_half_pictures_are_refused(tmp_path, content):
    assert "beschadigd" in refusal(tmp_path, content)


def test_a_file_that_is_too_large_is_refused(tmp_path):
    assert "groter dan 2 MB" in refusal(tmp_path, PNG + bytes(MAX_BYTES))


@pytest.mark.parametrize(
    "inside",
    [
        "<g><title>Logo</title><rect width='5' height='5' fill='url(#a)'/></g>",
        "<defs><linearGradient id='a'><stop offset='0'/></linearGradient></defs>",
        "<style>.a { fill: #123456; }</style><use xlink:href='#a'/>",
        "<other:note xmlns:other='https://example.org/note'>van het tekenprogramma</other:note>",
        "<!-- een opmerking --><text>Gemeente</text>",
    ],
)
def test_a_drawing_is_taken(tmp_path, inside):
    assert read(tmp_path, SVG.format("", inside)) == "svg"


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        "<foreignObject><p/></foreignObject>",
        "<image href='https://example.org/spion.png'/>",
        "<image xlink:href='file:///etc/hostname'/>",
        "<use href='ander.svg#a'/>",
        "<rect onload='alert(1)'/>",
        "<rect fill='url(https://example.org/a)'/>",
        "<rect style='fill: url( \"file:///a\" )'/>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<animate attributeName='href' to='x'/>",
        "<a href='javascript:alert(1)'><rect/></a>",
    ],
)
def test_a_drawing_that_reaches_out_or_runs_something_is_refused(tmp_path, inside):
    assert "meer dan tekenen" in refusal(tmp_path, SVG.format("", inside))


@pytest.mark.parametrize(
    "content",
    [
        '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("", "<text>&a;</text>"),
        '<!DOCTYPE svg SYSTEM "https://example.org/svg.dtd">' + SVG.format("", ""),
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/hostname">]><svg>&x;</svg>',
    ],
)
def test_a_drawing_with_entities_is_refused(tmp_path, content):
    assert "verwijst naar iets daarbuiten" in refusal(tmp_path, content)


@pytest.mark.parametrize(
    "content", ["<svg", "<?xml version='1.0'?><svg>", '<?xml version="1.0" encoding="bestaat-niet"?><svg/>']
)
def test_a_broken_drawing_is_refused(tmp_path, content):
    assert "SVG" in refusal(tmp_path, content)


def test_a_drawing_with_too_many_parts_is_refused(tmp_path):
    assert "geen SVG-bestand dat" in refusal(tmp_path, SVG.format("", "<g/>" * 20_001))


@given(st.binary(max_size=300))
def test_whatever_is_in_a_file_there_is_an_answer_or_a_sentence(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("logo") / "logo"
    told = []
    for start in (b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"<svg>"):
        path.write_bytes(start + content)
        try:
            told.append(read_logo(path)[1])
        except InputProblem as problem:
            told += problem.sentences
    assert len(told) == 4

"""The table that is printed."""

from collections.abc import Iterable

from .measuring import Line

HEADS = ("wat", "klok (ms)", "wij (ms)", "maatlat (ms)", "verhouding", "doel", "gehaald", "maatlat")


def told(lines: Iterable[Line]) -> str:
    """The lines as a table, with their remarks below."""
    lines = list(lines)
    rows = [HEADS, *(_cells(line) for line in lines)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADS))]
    drawn = ["  ".join(_placed(cell, widths[at], at) for at, cell in enumerate(row)).rstrip() for row in rows]
    drawn.insert(1, "  ".join("-" * width for width in widths))
    remarks = [f"  {line.what}: {line.remark}" for line in lines if line.remark]
    return "\n".join([*drawn, *(["", "Bij de metingen:"] if remarks else []), *remarks])


def _cells(line: Line) -> tuple[str, ...]:
    ratio = f"{_number(line.ratio)} x" if line.ratio is not None else "-"
    yardstick = _number(line.yardstick) if line.yardstick is not None else "-"
    met = {True: "ja", False: "NEE", None: "-"}[line.met]
    wall = _number(line.wall) if line.wall is not None else "-"
    return line.what, wall, _number(line.ours), yardstick, ratio, line.goal or "-", met, line.beside


def _number(value: float) -> str:
    places = 3 if value < 1 else 2 if value < 100 else 0
    return f"{value:.{places}f}".replace(".", ",")


def _placed(cell: str, width: int, at: int) -> str:
    return cell.rjust(width) if at in (1, 2, 3, 4) else cell.ljust(width)

"""Several documents to one folder: each gets a name that is free, and a fault of one does not stop the others."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from .ports import ExportProblem, InputProblem, Problem

MOST_TRIED = 1000


@dataclass(frozen=True, kw_only=True)
class Order:
    """One file to make. `words` names it to the officer; `write` puts it at a place, whole or not at all.

    `write` may raise Problem.
    """

    words: str
    file_name: str
    write: Callable[[Path], object]


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of an order: where the file is, or in one sentence why there is none."""

    order: Order
    path: Path | None = None
    problem: str = ""


def free_name(name: str, is_taken: Callable[[str], bool]) -> str:
    """The name, or the first of "name (2).pdf", "name (3).pdf" … that is not taken.

    Raises ExportProblem when a thousand are.
    """
    if not is_taken(name):
        return name
    path = Path(name)
    for number in range(2, MOST_TRIED):
        tried = f"{path.stem} ({number}){path.suffix}"
        if not is_taken(tried):
            return tried
    raise ExportProblem(f"In deze map staan al heel veel bestanden met de naam “{name}”. Kies een andere map.")


def export_one(order: Order, folder: Path) -> Outcome:
    """Make one file in `folder`, beside what is there already. A problem becomes the outcome."""
    try:
        target = folder / free_name(order.file_name, lambda name: (folder / name).exists())
        order.write(target)
    except InputProblem as problem:
        return Outcome(order=order, problem=problem.sentences[0] if problem.sentences else problem.sentence)
    except Problem as problem:
        return Outcome(order=order, problem=problem.sentence)
    except OSError:
        return Outcome(order=order, problem=f"De map {folder} is niet te gebruiken. Kies een andere map.")
    return Outcome(order=order, path=target)


def export_several(orders: Iterable[Order], folder: Path) -> tuple[Outcome, ...]:
    """Make every file, one after the other; as many outcomes as orders."""
    return tuple(export_one(order, folder) for order in orders)


def export_sentence(outcomes: Iterable[Outcome], wanted: int) -> str:
    """What came of it in one sentence: "3 van de 5 bestanden bewaard"."""
    made = sum(outcome.path is not None for outcome in outcomes)
    files = "bestand" if wanted == 1 else "bestanden"
    if made == wanted:
        return f"{made} {files} bewaard"
    return f"{made} van de {wanted} {files} bewaard"

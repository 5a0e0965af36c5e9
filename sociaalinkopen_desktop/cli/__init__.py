"""The command line: the same use cases as the window, without Qt.

    toets BESTAND [--json] [--peildatum JJJJ-MM-DD]    judge a tender file
          [--vergelijk JJJJ-MM-DD]                     or tell what changes by the law of another day
    exporteer BESTAND --pdf DOEL [--peildatum ...]     write the justification
              -o DOEL [--soort SOORT] [--vorm VORM]    or another document, in another kind of file
              --alles MAP [--vorm VORM]                or every document that fits, and the lists
              [--definitief]                           with its checksum, to sign and keep
    catalogus --pdf DOEL [--profiel BESTAND]           write every criterion and number that is judged by
    handleiding --pdf DOEL                             write the manual, which is the help of the window
    checklist BESTAND --soort SOORT --pdf DOEL         write a checklist
              [--leeg|--half] [--invulbaar]            with less filled in; as a form that can be read back
    inlezen BESTAND FORMULIER.pdf -o DOEL              take over what was filled in on such a form
    importeer AANKONDIGING.xml -o BESTAND              turn an eForms notice into a tender file
    reservekopie maak|lijst|terugzetten [BESTAND]      copy the data file, list the copies, put one back
    zelftest                                           try every part of the program
    demo [--map MAP]                                   judge the example and write its PDF

toets and exporteer take --profiel BESTAND: the policy profile of the municipality; without it the example holds.
Exit codes: 0 done, 1 findings that block publication, 2 wrong input, 69 no screen (given by the window only).
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence

from ..application.ports import InputProblem, Problem
from .arguments import make_parser
from .building import BLOCKED, DONE, WRONG_INPUT
from .dutch_parser import DutchParser

__all__ = ["BLOCKED", "DONE", "WRONG_INPUT", "DutchParser", "main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; prints Dutch lines and returns the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a console that lacks a sign must not stop the command
    asked = make_parser().parse_args(arguments)
    try:
        command: Callable[[argparse.Namespace], int] = asked.command
        code = command(asked)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        # The reader stopped early, as `| head` does; without a place to go Python would complain again at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except InputProblem as problem:
        for sentence in problem.sentences:
            print(sentence, file=sys.stderr)
    except Problem as problem:
        print(problem.sentence, file=sys.stderr)
    return WRONG_INPUT

"""argparse in Dutch."""

import argparse
import re
from typing import NoReturn

from .building import WRONG_INPUT


class DutchParser(argparse.ArgumentParser):
    """argparse that complains in Dutch and leaves with exit code 2."""

    TOLD = (
        (r"unrecognized arguments: (.*)", r"'\1' hoort hier niet."),
        (r"the following arguments are required: (.*)", r"Er ontbreekt: \1."),
        (r"one of the arguments (.*) is required", r"Er ontbreekt één van deze keuzes: \1."),
        (r"argument (\S+): not allowed with argument (\S+)", r"\1 hoort niet samen met \2."),
        (r"argument (--\w+): invalid choice: '?(.*?)'? \(choose from (.*)\)", r"'\2' kan niet bij \1. Kies uit: \3."),
        (r"argument .*: invalid choice: '?(.*?)'? \(choose.*", r"'\1' is geen opdracht van dit programma."),
        (r"argument (.*): expected one argument", r"Achter \1 hoort een waarde."),
        (r"argument (.*): invalid .* value: '(.*)'", r"'\2' kan niet bij \1. Schrijf een datum als 2026-11-24."),
    )

    def format_usage(self) -> str:
        return super().format_usage().replace("usage:", "gebruik:", 1)

    def format_help(self) -> str:
        return super().format_help().replace("usage:", "gebruik:", 1)

    def error(self, message: str) -> NoReturn:
        for pattern, told in self.TOLD:
            if re.fullmatch(pattern, message, re.DOTALL):
                message = re.sub(pattern, told, message, flags=re.DOTALL)
                break
        else:
            message = "Deze opdracht klopt niet."
        self.exit(WRONG_INPUT, f"{message} Hulp: {self.prog} --help\n")


def add_help(parser: DutchParser) -> None:
    """Give a parser Dutch headings and the option that shows its help."""
    parser._positionals.title = "wat u opgeeft"
    parser._optionals.title = "keuzes"
    parser.add_argument("-h", "--help", action="help", help="toon deze hulp")

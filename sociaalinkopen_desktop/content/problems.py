"""What can be wrong with our data files, said in one Dutch sentence."""

from ..application.ports import InputProblem


class ContentProblem(InputProblem):
    """A data file that cannot be used: which file, which key in it, what is wrong, and what to do about it."""

    def __init__(self, file: str, key: str, reason: str, remedy: str) -> None:
        place = f"{file}, {key}" if key else file
        super().__init__([f"{place}: {reason} {remedy}"])
        self.file = file
        self.key = key
        self.reason = reason
        self.remedy = remedy

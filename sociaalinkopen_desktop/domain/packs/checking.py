"""From judges to checks: what a criterion of a pack says about a tender."""

from collections.abc import Mapping

from ..assessment import Check
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Outcome, Verdict
from .judging import Judge
from .messages import Get

_MET = Verdict(outcome=Outcome.MET)
_NOT_MET = Verdict(outcome=Outcome.NOT_MET)
_NOT_APPLICABLE = Verdict(outcome=Outcome.NOT_APPLICABLE)
_ASK = Verdict(outcome=Outcome.UNDECIDED)


def automatic(applies: Judge | None, meets: Judge, gets: Mapping[str, Get]) -> Check:
    """A check that judges: met when `meets` says so, as far as `applies` lets it."""

    def check(tender: Tender, norms: Norms) -> Verdict:
        if applies is not None:
            found = applies(tender, norms)
            if found is False:
                return _NOT_APPLICABLE
            if found is not True:
                return Verdict(outcome=Outcome.UNDECIDED, path=found)
        found = meets(tender, norms)
        if found is True:
            return _MET
        return _NOT_MET if found is False else Verdict(outcome=Outcome.UNDECIDED, path=found)

    return _showing(check, gets) if gets else check


def question(applies: Judge | None, gets: Mapping[str, Get]) -> Check:
    """A check that only says whether the officer has to answer."""

    def check(tender: Tender, norms: Norms) -> Verdict:
        found = True if applies is None else applies(tender, norms)
        if found is True:
            return _ASK
        return _NOT_APPLICABLE if found is False else Verdict(outcome=Outcome.UNDECIDED, path=found)

    return _showing(check, gets) if gets else check


def _showing(check: Check, gets: Mapping[str, Get]) -> Check:
    """The same check, whose verdict carries the values that the messages name, whatever the outcome is."""

    def showing(tender: Tender, norms: Norms) -> Verdict:
        verdict = check(tender, norms)
        values = {name: get(tender, norms) for name, get in gets.items()}
        return Verdict(outcome=verdict.outcome, values=values, path=verdict.path)

    return showing

"""Required texts: written or not, and long enough to say something. Whether they convince is for people to judge."""

from ..fields import label_of
from ..norms import Norms
from ..tender import Tender
from ..verdicts import Verdict, met, need, not_met

REASON = "policy.wording.reason_characters"
EXPLANATION = "policy.wording.explanation_characters"


def long_enough(
    tender: Tender, norms: Norms, *paths: str, norm: str = REASON, then: Verdict | None = None, reason: str = ""
) -> Verdict:
    """`then` (or else `met`) when each of these texts has the length that the policy asks.

    Otherwise `not_met` at the first that has not, with the values `field` (its Dutch label) and `least` (characters);
    `reason` names the message for a criterion that can fail in another way too. Raises MissingFact for a text not yet
    written: that is open work, not a fault.
    """
    least = norms.quantity(norm)
    for path in paths:
        if len(need(tender, path).strip()) < least.amount:
            return not_met(path, reason=reason, field=label_of(Tender, path), least=least)
    return then or met(paths[0])

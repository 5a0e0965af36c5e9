"""Nobody is kept out without need, and people are employed decently."""

import re

from ..choices import ContractNature, Theme
from ..fields import label_of
from ..norms import Norms
from ..quantities import count
from ..tender import Tender
from ..verdicts import MissingFact, Proposal, Verdict, met, met_if, need, not_applicable, not_met, undecided
from .parts import below
from .register import check
from .sectors import HIRED_EXPERTISE, is_in
from .wording import long_enough, texts_of, words_per_sentence

PUBLISHED = re.compile(
    r"subject\.description|ambition\.social_return\.clause_text|ambition\.reservation\.notice_text"
    r"|lots\.\d+\.description|performance\.conditions\.\d+\.text|award\.criteria\.\d+\.(?:question|scale)"
)
"""The paths of the texts that tenderers read."""


@check("DI-02")
def nobody_is_discriminated(tender: Tender, norms: Norms) -> Verdict:
    """For the officer to answer: the documents shut nobody out by age, origin, disability or belief."""
    return undecided("")


@check("DI-04")
def contract_asks_decent_work(tender: Tender, norms: Norms) -> Verdict:
    """A clause on labour law, also for subcontractors, where people do the work."""
    if need(tender, "subject.nature") is ContractNature.SUPPLIES:
        return not_applicable()
    path = "performance.has_labour_law_clause"
    return met(path) if need(tender, path) else not_met(path, Proposal(path=path, value=True))


@check("DI-01")
def inclusion_was_considered(tender: Tender, norms: Norms) -> Verdict:
    """For advice, hired people and training above the policy amount: a choice on inclusion, with a reason for no."""
    if need(tender, "subject.nature") is not ContractNature.SERVICES or not is_in(tender, HIRED_EXPERTISE):
        return not_applicable()
    if small := below(tender, norms, "policy.diversity.threshold"):
        return small
    places = {choice.theme: index for index, choice in enumerate(tender.ambition.themes)}
    if Theme.DIVERSITY not in places:
        raise MissingFact("ambition.themes")
    path = f"ambition.themes.{places[Theme.DIVERSITY]}"
    if need(tender, f"{path}.is_applied"):
        return met(f"{path}.is_applied")
    return long_enough(tender, norms, f"{path}.reason", then=met(f"{path}.reason", reason="explained"))


@check("DI-03")
def documents_read_easily(tender: Tender, norms: Norms) -> Verdict:
    """A signal: texts for tenderers whose sentences are long on average."""
    texts = {path: text for path, text in texts_of(tender) if PUBLISHED.fullmatch(path) and text.strip()}
    if not texts:
        return not_applicable()
    longest = max(texts, key=lambda path: words_per_sentence(texts[path]))
    words, most = count(words_per_sentence(texts[longest])), norms.quantity("policy.wording.sentence_words")
    return met_if(words.amount <= most.amount, longest, field=label_of(Tender, longest), words=words, most=most)

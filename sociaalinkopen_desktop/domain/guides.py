"""Guided helpers: a few short questions that lead to values for fields and to texts for the documents.

A guide is data (resources/guides): a small tree of questions. The answers decide which question comes next and what is
proposed; nothing is written before the officer takes it over.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from . import fields
from .choices import ContractNature
from .fields import Field
from .norms import NoNormOnDate, Norms
from .telling import told
from .tender import Tender

Answers = Mapping[str, str]
"""The key of the chosen option by the id of its question."""


@dataclass(frozen=True, kw_only=True)
class Change:
    """A field and the value an answer gives it: `value` itself, or the number of policy or law named by `norm`."""

    path: str
    value: object = None
    norm: str = ""
    why: str


@dataclass(frozen=True, kw_only=True)
class Suggestion:
    """When an option is likely: by CPV code (first digits), nature, or the value beside a norm. All that is said holds.

    One that says nothing is never likely.
    """

    cpv: tuple[str, ...] = ()
    natures: tuple[ContractNature, ...] = ()
    value_from: str = ""
    value_below: str = ""
    months_from: int | None = None
    months_below: int | None = None


@dataclass(frozen=True, kw_only=True)
class Option:
    """One answer. `then` is the next question, "" for the end; `note` is something to do that no field holds.

    `without_clauses` says that texts proposed by earlier answers do not fit any more.
    """

    key: str
    words: str
    then: str = ""
    help: str = ""
    changes: tuple[Change, ...] = ()
    clauses: tuple[str, ...] = ()
    without_clauses: bool = False
    note: str = ""
    likely: Suggestion = Suggestion()


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with its answers, in the order in which they are offered."""

    id: str
    words: str
    help: str
    options: tuple[Option, ...]

    def option(self, key: str) -> Option | None:
        """The answer with that key, if there is one."""
        return next((item for item in self.options if item.key == key), None)


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A helper for one group of fields, such as "ambition.supply_chain"; the first question is where it begins."""

    id: str
    title: str
    about: str
    group: str
    source: str
    questions: tuple[Question, ...]

    def question(self, identifier: str) -> Question:
        """The question with that id. Raises KeyError when there is none."""
        for item in self.questions:
            if item.id == identifier:
                return item
        raise KeyError(identifier)

    @property
    def invitation(self) -> str:
        """What stands on the folded card: "In ten hoogste 4 vragen: past ketenzorg hier?"."""
        return f"In ten hoogste {most_questions(self, self.questions[0].id)} vragen: {self.about}"


@dataclass(frozen=True, kw_only=True)
class Proposed:
    """A change as it is proposed for one tender: label, old and new value in words, and why."""

    path: str
    label: str
    old: str
    new: str
    value: object
    why: str


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What the answers lead to. `settled` are changes that the tender has already; `notes` are left to the officer."""

    changes: tuple[Proposed, ...] = ()
    settled: tuple[Proposed, ...] = ()
    clauses: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def applied(self, tender: Tender, paths: Collection[str]) -> Tender:
        """The tender with those of the changes whose path is among `paths`."""
        for change in self.changes:
            if change.path in paths:
                tender = fields.replaced(tender, change.path, change.value)
        return tender


def path_of(guide: Guide, answers: Answers) -> Iterator[tuple[Question, Option]]:
    """The answered questions in the order in which they came; answers beside the way there are passed over."""
    identifier = guide.questions[0].id
    while identifier:
        question = guide.question(identifier)
        chosen = question.option(answers.get(identifier, ""))
        if chosen is None:
            return
        yield question, chosen
        identifier = chosen.then


def next_question(guide: Guide, answers: Answers) -> Question | None:
    """The first question on the way that has no answer; None at the end."""
    identifier = guide.questions[0].id
    for _question, chosen in path_of(guide, answers):
        identifier = chosen.then
    return guide.question(identifier) if identifier else None


def most_questions(guide: Guide, identifier: str) -> int:
    """How many questions there can be from that one on, itself included; 0 for "" (the end)."""
    if not identifier:
        return 0
    return 1 + max(most_questions(guide, option.then) for option in guide.question(identifier).options)


def likely(question: Question, tender: Tender, norms: Norms) -> Option | None:
    """The answer that what is known of the tender points to, if any."""
    return next((option for option in question.options if _is_likely(option.likely, tender, norms)), None)


def outcome(guide: Guide, answers: Answers, tender: Tender, norms: Norms) -> Outcome:
    """What follows from the answers given so far. Of two answers about one field the later one counts.

    A number that is not known on the day of `norms` is left out.
    """
    changes: dict[str, Proposed] = {}
    clauses: dict[str, None] = {}
    notes: list[str] = []
    for _question, option in path_of(guide, answers):
        for change in option.changes:
            proposed = _proposed(change, tender, norms)
            if proposed is not None:
                changes.pop(change.path, None)
                changes[change.path] = proposed
        if option.without_clauses:
            clauses.clear()
        clauses.update(dict.fromkeys(option.clauses))
        if option.note:
            notes.append(option.note)
    return Outcome(
        changes=tuple(item for item in changes.values() if item.value != fields.get(tender, item.path)),
        settled=tuple(item for item in changes.values() if item.value == fields.get(tender, item.path)),
        clauses=tuple(clauses),
        notes=tuple(notes),
    )


def faults(guide: Guide, norm_names: Collection[str], clause_ids: Collection[str] | None = None) -> Sequence[str]:
    """What is wrong with a guide, in Dutch sentences: ways without an end, unknown names, values that do not fit.

    Without `clause_ids` the texts are not looked up.
    """
    found = [*_faults_of_tree(guide)]
    for question in guide.questions:
        for option in question.options:
            where = f"{question.id}, {option.key}"
            found.extend(f"{where}: {fault}" for change in option.changes for fault in _fault_of(change, norm_names))
            named = (option.likely.value_from, option.likely.value_below)
            found.extend(f"{where}: de norm '{name}' bestaat niet." for name in named if name not in ("", *norm_names))
            if clause_ids is not None:
                found.extend(
                    f"{where}: de tekst '{name}' bestaat niet." for name in option.clauses if name not in clause_ids
                )
    return found


def _faults_of_tree(guide: Guide) -> Iterator[str]:
    known = [question.id for question in guide.questions]
    if len(set(known)) != len(known):
        yield "twee vragen hebben dezelfde code."
    reached = {known[0]}
    for place, question in enumerate(guide.questions):
        keys = [option.key for option in question.options]
        if len(keys) < 2 or len(set(keys)) != len(keys):
            yield f"{question.id}: geef twee of meer antwoorden met elk een eigen code."
        for option in question.options:
            if not option.then:
                continue
            if option.then not in known:
                yield f"{question.id}, {option.key}: de vraag '{option.then}' bestaat niet."
            elif known.index(option.then) <= place:
                yield f"{question.id}, {option.key}: een volgende vraag staat verderop, anders komt er geen einde aan."
            reached.add(option.then)
    yield from (f"{name}: geen antwoord leidt naar deze vraag." for name in known if name not in reached)


def _fault_of(change: Change, norm_names: Collection[str]) -> Iterator[str]:
    try:
        field = fields.describe(Tender, change.path)
    except KeyError:
        yield f"het veld '{change.path}' bestaat niet."
        return
    if change.norm:
        if change.norm not in norm_names:
            yield f"de norm '{change.norm}' bestaat niet."
        elif field.bounds is None:
            yield f"'{change.path}' is geen getal, dus past er geen norm in."
    elif not _fits(field, change.value):
        yield f"de waarde past niet in '{change.path}'."


def _fits(field: Field, value: object) -> bool:
    if field.is_group or field.many:
        return False
    if field.kind is int and isinstance(value, bool):
        return False
    return isinstance(value, field.kind)


def _proposed(change: Change, tender: Tender, norms: Norms) -> Proposed | None:
    field = fields.describe(Tender, change.path)
    value = change.value
    if change.norm:
        try:
            value = field.kind(norms.value(change.norm))
        except NoNormOnDate:
            return None
    return Proposed(
        path=change.path,
        label=fields.label_of(Tender, change.path),
        old=told(field, fields.get(tender, change.path)),
        new=told(field, value),
        value=value,
        why=change.why,
    )


def _is_likely(when: Suggestion, tender: Tender, norms: Norms) -> bool:
    if when == Suggestion():
        return False
    subject, months, value = tender.subject, tender.value.longest_duration_months, tender.estimated_value
    if when.cpv and not subject.main_cpv.strip().startswith(when.cpv):
        return False
    if when.natures and subject.nature not in when.natures:
        return False
    if (when.months_from is not None or when.months_below is not None) and months is None:
        return False
    if when.months_from is not None and (months or 0) < when.months_from:
        return False
    if when.months_below is not None and (months or 0) >= when.months_below:
        return False
    if (when.value_from or when.value_below) and value is None:
        return False
    try:
        if when.value_from and (value or 0) < norms.value(when.value_from):
            return False
        return not (when.value_below and (value or 0) >= norms.value(when.value_below))
    except NoNormOnDate:
        return False

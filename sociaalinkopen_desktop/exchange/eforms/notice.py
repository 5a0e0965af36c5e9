"""Read an eForms notice as a draft of a tender. What was not understood is told, never dropped."""

from dataclasses import dataclass, replace
from pathlib import Path

from ...domain import dutch
from ...domain.tender import Tender
from . import ambition, award, codes, leftovers, planning, requirements, subject, values
from .document import Node, parse
from .draft import Draft, Notice, Understood, read
from .leftovers import UnreadField

KEPT = 500


@dataclass(frozen=True, kw_only=True)
class ImportedNotice:
    """A notice as the program understood it.

    `tender` is a draft that has no id yet and carries `remarks` (at most 500) in its `import_remarks`. `understood`
    are the fields that were filled in, `unread` every element of the file that is not in the tender, with the reason.
    """

    tender: Tender
    notice_subtype: str
    notice_id: str
    publication_number: str
    language: str
    understood: tuple[Understood, ...]
    remarks: tuple[str, ...]
    unread: tuple[UnreadField, ...]


def read_notice(path: Path) -> ImportedNotice:
    """The tender in an eForms notice (ContractNotice, ContractAwardNotice or PriorInformationNotice).

    Raises InputProblem with one clear sentence when the file is no such notice, is damaged, or is not safe to read.
    """
    root = parse(path)
    main_language = codes.language(root.content("NoticeLanguageCode"))
    other_languages = leftovers.set_languages_aside(root, main_language)
    draft = Draft()
    notice = Notice(
        root=root,
        subtype=root.content("NoticeSubType/SubTypeCode"),
        language=main_language,
        lots=_lots(root),
        organisations=subject.organisations(root),
    )
    _tell_what_it_is(draft, notice)
    for room in (subject, planning, ambition, requirements, award):
        room.fill_in(draft, notice)
    _tell_languages(draft, other_languages)
    unread = leftovers.unread_fields(root)
    remarks = tuple(dict.fromkeys((*draft.remarks, *leftovers.remarks_on(unread))))
    return ImportedNotice(
        tender=replace(draft.tender, import_remarks=_kept(remarks)),
        notice_subtype=notice.subtype,
        notice_id=root.content("ID"),
        publication_number=root.content("Publication/NoticePublicationID"),
        language=main_language,
        understood=tuple(draft.understood),
        remarks=remarks,
        unread=unread,
    )


def _kept(remarks: tuple[str, ...]) -> tuple[str, ...]:
    """The remarks that stay with the tender: all of them, unless a strange notice makes more than anybody reads."""
    if len(remarks) <= KEPT:
        return remarks
    return (
        *remarks[:KEPT],
        f"En nog {dutch.counted(len(remarks) - KEPT, 'opmerking', 'opmerkingen')} bij het inlezen.",
    )


def _lots(root: Node) -> tuple[Node, ...]:
    """The lots; in a planning notice the parts that may become lots."""
    return tuple(root.all("ProcurementProjectLot[Lot]") or root.all("ProcurementProjectLot[Part]"))


def _tell_what_it_is(draft: Draft, notice: Notice) -> None:
    root = notice.root
    identifiers = [root.first("ID"), root.first("ContractFolderID"), root.first("Publication/NoticePublicationID")]
    gazette = [root.first("Publication/GazetteID"), root.first("Publication/PublicationDate")]
    told = [
        f"{label} {values.shown(node)}"
        for label, node in zip(("aankondiging", "procedure", "publicatie"), identifiers, strict=True)
        if node is not None
    ]
    when = [values.shown(node) for node in gazette if node is not None]
    if told:
        dated = f" (Publicatieblad {', '.join(when)})" if when else ""
        nodes = [node for node in (*identifiers, *gazette) if node is not None]
        draft.remark(f"Ingelezen: {dutch.listed(told)}{dated}.", *nodes)
    if not notice.subtype:
        draft.remark("De aankondiging zegt niet welke soort zij is (OPP-070). Kijk extra goed na wat is overgenomen.")
    elif notice.subtype not in codes.KNOWN_SUBTYPES:
        draft.remark(
            f"Soort aankondiging '{values.shortened(notice.subtype, 20)}' is niet bekend. "
            "Overgenomen is wat herkend werd; kijk alles na."
        )
    if notice.is_divided and notice.lots[0].qualifier == "Part":
        draft.remark("Dit is een vooraankondiging. De delen daarvan zijn ingelezen als percelen.")
    basis = root.first("RegulatoryDomain")
    if basis is None:
        return
    word = codes.LEGAL_BASES.get(basis.text, basis.text)
    if basis.text == codes.CLASSIC_DIRECTIVE or (basis.text == "other" and notice.is_national):
        read(basis)
    else:
        draft.remark(
            f"De rechtsgrondslag is {word} (BT-01). Dit programma toetst aan Richtlijn 2014/24/EU en de Aw 2012.", basis
        )


def _tell_languages(draft: Draft, other_languages: int) -> None:
    for code, names in draft.languages.items():
        language = codes.LANGUAGES.get(code, code)
        fields = dutch.listed(values.each_once(names))
        draft.remark(f"Geen Nederlandse tekst. In het {language} overgenomen: {fields}. Vertaal dit.")
    if other_languages:
        chosen = "overgenomen is de Nederlandse tekst" if not draft.languages else "overgenomen is één taal per tekst"
        draft.remark(f"Teksten staan ook in {dutch.counted(other_languages, 'andere taal', 'andere talen')}; {chosen}.")

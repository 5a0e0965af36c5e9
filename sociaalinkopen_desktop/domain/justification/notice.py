"""The social and sustainable fields of the notice (eForms), as a table per lot."""

from ..document import Block, Cell, Column, Heading, Paragraph, Table, Tone
from ..eforms_values import EformsField, eforms_values, grouped, has_notice
from ..tender import Tender

COLUMNS = (
    Column(title="Veld", share=3.2),
    Column(title="Invullen", share=2.4),
    Column(title="Betekenis", share=4),
    Column(title="Let op", share=3),
)


def notice_fields(tender: Tender) -> tuple[Block, ...]:
    """What to fill in where; nothing while no procedure with a notice was chosen."""
    if not has_notice(tender):
        return ()
    tables = tuple(
        Table(
            caption=f"Velden voor de aankondiging: {lot.name}",
            columns=COLUMNS,
            rows=tuple(_row(field) for field in lot.fields),
        )
        for lot in grouped(eforms_values(tender))
    )
    return (
        Heading(text="Velden voor de aankondiging"),
        Paragraph(text="Deze velden volgen uit de keuzes in dit dossier. Vul ze bij elk perceel in op TenderNed."),
        *tables,
    )


def _row(field: EformsField) -> tuple[Cell, ...]:
    problems = "\n".join(field.problems)
    return (
        Cell(text=f"{field.bt} {field.label}"),
        Cell(text=", ".join(field.codes) or ("(tekst)" if field.text else "–")),
        Cell(text=field.meaning or field.text or "–"),
        Cell(text=problems or "Klopt", tone=Tone.WHY if problems else Tone.OK),
    )

"""Adapters that give other makers of PDF the same document. Imported only where those are installed.

They do what somebody would do who uses the tool as its manual says, with the fonts of the project: headings, lists and
tables are those of the tool, and the table of contents is there when the tool can make one.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from sociaalinkopen_desktop.config.paths import resource
from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports.pieces import Contents, Figure, Grid, Head, Line, Points, SignLine, pieces
from sociaalinkopen_desktop.reports.pieces import running_title as title_of
from sociaalinkopen_desktop.reports.web import html_bytes

REGULAR, BOLD = "SociaalSans-Regular", "SociaalSans-Bold"


def _font(name: str) -> Path:
    return resource("fonts", f"{name}.ttf")


# ---- WeasyPrint: our own web page, on paper

_PAPER = f"""
@font-face {{ font-family: Sociaal; src: url("{_font(REGULAR).as_uri()}"); }}
@font-face {{ font-family: Sociaal; font-weight: bold; src: url("{_font(BOLD).as_uri()}"); }}
@page {{ size: A4; margin: 20mm; @bottom-right {{ content: counter(page) " / " counter(pages); font: 8pt Sociaal }} }}
html, body {{ font-family: Sociaal !important; font-size: 10pt !important }}
"""


def by_weasyprint(document: Document) -> bytes:
    """By WeasyPrint as PDF/A-2a, which is tagged as well; it writes one standard at a time."""
    import weasyprint
    from weasyprint.text.fonts import FontConfiguration

    fonts = FontConfiguration()
    paper = weasyprint.CSS(string=_PAPER, font_config=fonts)
    page = weasyprint.HTML(string=html_bytes(document).decode())
    written: bytes = page.write_pdf(stylesheets=[paper], font_config=fonts, pdf_variant="pdf/a-2a", pdf_tags=True)
    return written


# ---- typst


def by_typst(document: Document) -> bytes:
    """By typst, as PDF/A-2a and PDF/UA-1 at once."""
    import typst

    source = "\n".join(_typst_lines(document)).encode()
    written: bytes = _typst(typst).compile(source, format="pdf", pdf_standards=["a-2a", "ua-1"])
    return written


@cache
def _typst(module: object) -> object:
    """A compiler that has read the fonts already."""
    return module.Compiler(font_paths=[str(resource("fonts"))], ignore_system_fonts=True)  # type: ignore[attr-defined]


def _typst_lines(document: Document) -> Iterator[str]:
    yield f"#set document(title: {_quoted(title_of(document))}, date: datetime(year: {document.date.year}, "
    yield f"month: {document.date.month}, day: {document.date.day}))"
    yield '#set text(font: "Sociaal Sans", size: 10pt, lang: "nl", hyphenate: true)'
    yield '#set page(paper: "a4", margin: 20mm, numbering: "1 / 1")'
    yield "#show figure: set block(breakable: true)"
    for piece in pieces(document):
        match piece:
            case Line(text=text):
                yield f"#par(text({_quoted(text)}))"
            case Head(level=level):
                yield f"#heading(level: {level}, text({_quoted(piece.whole)}))"
            case Contents():
                yield "#outline(title: [Inhoud], depth: 2)"
            case Points(items=items):
                yield f"#list({', '.join(f'text({_quoted(item)})' for item in items)})"
            case Grid():
                yield _typst_table(piece)
            case SignLine(labels=labels):
                yield f"#par(text({_quoted('   '.join(labels))}))"
            case Figure():
                yield f"#par(text({_quoted(piece.alternative)}))"


def _typst_table(grid: Grid) -> str:
    shares = ", ".join(f"{share:.4f}fr" for share in grid.shares)
    parts = [f"columns: ({shares},)"]
    if grid.head:
        parts.append(f"table.header({', '.join(f'text({_quoted(text)})' for text in grid.head)})")
    parts += [f"text({_quoted(cell.text)})" for row in grid.rows for cell in row]
    table = f"table({', '.join(parts)})"
    return f"#figure({table}, caption: text({_quoted(grid.caption)}), kind: table)" if grid.caption else f"#{table}"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


# ---- fpdf2


def by_fpdf2(document: Document) -> bytes:
    """By fpdf2, as PDF/A-2u: it has no tags."""
    import fpdf

    pdf = fpdf.FPDF(enforce_compliance="PDF/A-2U")
    profile = resource("icc", "sRGB2014.icc").read_bytes()
    pdf.add_output_intent(
        fpdf.enums.OutputIntentSubType.PDFA, "sRGB",
        dest_output_profile=fpdf.output.PDFICCProfile(profile, 3, "DeviceRGB"),
    )  # fmt: skip
    pdf.set_lang("nl-NL")
    pdf.set_title(title_of(document))
    for name, style in ((REGULAR, ""), (BOLD, "B")):
        pdf.add_font("sociaal", style, str(_font(name)))
    pdf.set_font("sociaal", size=10)
    pdf.add_page()
    for piece in pieces(document):
        match piece:
            case Line(text=text):
                _fpdf2_text(pdf, text)
            case Head(level=level):
                pdf.set_font("sociaal", "B", (18, 13.5, 11.5)[level - 1])
                pdf.start_section(piece.whole, level - 1, strict=False)
                _fpdf2_text(pdf, piece.whole)
                pdf.set_font("sociaal", size=10)
            case Contents():
                pdf.insert_toc_placeholder(_fpdf2_contents, allow_extra_pages=True)
            case Points(items=items):
                for item in items:
                    _fpdf2_text(pdf, f"• {item}")
            case Grid():
                _fpdf2_table(pdf, piece)
            case SignLine(labels=labels):
                _fpdf2_text(pdf, "   ".join(labels))
            case Figure():
                _fpdf2_text(pdf, piece.alternative)
    return bytes(pdf.output())


def _fpdf2_text(pdf: object, text: str) -> None:
    if text:
        pdf.multi_cell(0, text=text, new_x="LMARGIN", new_y="NEXT")  # type: ignore[attr-defined]
        pdf.ln(2)  # type: ignore[attr-defined]


def _fpdf2_contents(pdf: object, outline: list[object]) -> None:
    for section in outline:
        if section.level < 2:  # type: ignore[attr-defined]
            pdf.multi_cell(0, text=f"{section.name} {section.page_number}", new_x="LMARGIN", new_y="NEXT")  # type: ignore[attr-defined]


def _fpdf2_table(pdf: object, grid: Grid) -> None:
    _fpdf2_text(pdf, grid.caption)
    widths = tuple(round(share * 1000) for share in grid.shares)
    with pdf.table(col_widths=widths, first_row_as_headings=bool(grid.head)) as table:  # type: ignore[attr-defined]
        if grid.head:
            table.row(grid.head)
        for row in grid.rows:
            table.row([cell.text for cell in row])

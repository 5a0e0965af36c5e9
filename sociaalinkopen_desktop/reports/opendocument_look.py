"""How an ODT looks: its styles, its page, and what runs along the head and the foot. Importing this loads odfdo."""

from typing import Any

import odfdo
from odfdo import Element

from sociaalinkopen_desktop.domain.document import Document
from sociaalinkopen_desktop.reports import office_look as office
from sociaalinkopen_desktop.reports.pieces import clean_line, file_name, running_title

BULLETS = "Doc_20_Bullets"


def _style_name(name: str) -> str:
    """The name of a style as ODF writes it."""
    return name.replace(" ", "_20_")


def set_styles(file: Any, office_look: office.OfficeLook) -> None:
    """Our paragraph styles in place of those of the template, in Dutch."""
    default = next(style for style in file.get_styles(family="paragraph") if style.name is None)
    text = default.get_element("style:text-properties")
    for kind, value in (("language", "nl"), ("country", "NL")):
        text.set_attribute(f"fo:{kind}", value)
    for level in file.get_part("styles.xml").root.get_elements("descendant::text:outline-level-style"):
        for kind in ("style:num-format", "style:num-prefix", "style:num-suffix", "loext:num-list-format"):
            level.set_attribute(kind, "")  # chapters bring their own numbers
    for name, look in office_look.styles.items():
        old = file.get_style("paragraph", odf_name(name))
        if old is not None:
            old.delete()
        file.insert_style(_paragraph_style(name, look))
    file.insert_style(_bullet_style())
    file.insert_style(_table_style("Table"), automatic=True)
    file.insert_style(_cell_style("Cell", f"0.5pt solid #{office.HAIRLINE}"), automatic=True)
    file.insert_style(_cell_style("SignCell", "none"), automatic=True)
    row = element_of("style:style", {"style:family": "table-row", "style:name": "Whole"})
    row.append(element_of("style:table-row-properties", {"fo:keep-together": "always"}))
    file.insert_style(row, automatic=True)
    for tone, colour in office_look.tones.items():
        file.insert_style(_text_style(f"Tone_{tone.value}", colour, bold=True), automatic=True)
    file.insert_style(_text_style("Number", office_look.accent), automatic=True)
    file.insert_style(_text_style("Entry", office.TEXT, underline="none"), automatic=True)
    file.insert_style(_text_style("Link", office_look.accent, underline="solid"), automatic=True)
    file.insert_style(_text_style("Strong", office.TEXT, bold=True), automatic=True)


def odf_name(name: str) -> str:
    """Word's "Normal" is ODF's "Standard"; the other names are the same."""
    return "Standard" if name == "Normal" else _style_name(name)


def element_of(tag: str, attributes: dict[str, str]) -> Any:
    """An element of ODF with its attributes."""
    element = Element.from_tag(tag)
    for name, value in attributes.items():
        element.set_attribute(name, value)
    return element


def _paragraph_style(name: str, look: office.Look) -> Any:
    attributes = {"style:family": "paragraph", "style:name": odf_name(name), "style:class": "text"}
    if name != "Normal":
        attributes |= {"style:display-name": name, "style:parent-style-name": "Standard"}
    if name in office.HEADINGS:
        attributes |= {
            "style:default-outline-level": name[-1] if name[-1].isdigit() else "1",
            "style:next-style-name": "Standard",
        }
    style = element_of("style:style", attributes)
    paragraph = {
        "fo:margin-top": f"{look.before}pt",
        "fo:margin-bottom": f"{look.after}pt",
        "fo:line-height": "115%" if look.size < 14 else "105%",
        "fo:orphans": "2",
        "fo:widows": "2",
    }
    if look.keep_with_next:
        paragraph["fo:keep-with-next"] = "always"
    style.append(element_of("style:paragraph-properties", paragraph))
    style.append(
        element_of(
            "style:text-properties",
            {
                "fo:font-family": office.FONT,
                "style:font-family-generic": "swiss",
                "fo:font-size": f"{look.size}pt",
                "fo:font-weight": "bold" if look.bold else "normal",
                "fo:color": f"#{look.colour}",
            },
        )
    )
    return style


def _text_style(name: str, colour: str, *, bold: bool = False, underline: str = "") -> Any:
    style = element_of("style:style", {"style:family": "text", "style:name": name})
    looks = {"fo:color": f"#{colour}"} | ({"fo:font-weight": "bold"} if bold else {})
    looks |= {"style:text-underline-style": underline} if underline else {}
    style.append(element_of("style:text-properties", looks))
    return style


def _bullet_style() -> Any:
    style = element_of("text:list-style", {"style:name": BULLETS})
    level = element_of("text:list-level-style-bullet", {"text:level": "1", "text:bullet-char": "•"})
    place = element_of("style:list-level-properties", {"text:list-level-position-and-space-mode": "label-alignment"})
    place.append(
        element_of(
            "style:list-level-label-alignment",
            {"text:label-followed-by": "listtab", "fo:text-indent": "-14pt", "fo:margin-left": "14pt"},
        )
    )
    level.append(place)
    style.append(level)
    return style


def _table_style(name: str) -> Any:
    style = element_of("style:style", {"style:family": "table", "style:name": name})
    style.append(
        element_of(
            "style:table-properties",
            {"style:width": f"{office.TEXT_WIDTH}pt", "table:align": "left", "fo:margin-bottom": "8pt"},
        )
    )
    return style


def _cell_style(name: str, line: str) -> Any:
    style = element_of("style:style", {"style:family": "table-cell", "style:name": name})
    looks = {"fo:border-bottom": line, "fo:padding-right": "6pt", "fo:padding-top": "2pt", "fo:padding-bottom": "2pt"}
    style.append(element_of("style:table-cell-properties", looks))
    return style


def set_page(file: Any, document: Document) -> None:
    """The size of the page and what runs along its head and foot."""
    layout = file.get_style("page-layout", "Mpm1")
    looks = layout.get_element("style:page-layout-properties")
    looks.set_attribute("fo:page-width", f"{office.PAGE_WIDTH}pt")
    looks.set_attribute("fo:page-height", f"{office.PAGE_HEIGHT}pt")
    for side in ("left", "right", "top", "bottom"):
        looks.set_attribute(f"fo:margin-{side}", f"{office.MARGIN * (1 if side in ('left', 'right') else 0.7)}pt")
    for part in ("header", "footer"):
        old = layout.get_element(f"style:{part}-style")
        if old is not None:
            old.delete()
        room = element_of(f"style:{part}-style", {})
        gap = "fo:margin-bottom" if part == "header" else "fo:margin-top"
        room.append(element_of("style:header-footer-properties", {"fo:min-height": "20pt", gap: "12pt"}))
        layout.append(room)
    running = element_of("style:style", {"style:family": "paragraph", "style:name": "Doc_20_Running",
                                       "style:parent-style-name": "Standard"})  # fmt: skip
    place = element_of("style:paragraph-properties", {})
    stops = element_of("style:tab-stops", {})
    stops.append(element_of("style:tab-stop", {"style:position": f"{office.TEXT_WIDTH}pt", "style:type": "right"}))
    place.append(stops)
    running.append(place)
    running.append(element_of("style:text-properties", {"fo:font-size": "9pt", "fo:color": f"#{office.MUTED}"}))
    file.insert_style(running)
    master = file.get_style("master-page", "Standard")
    head = paragraph_of(
        "Doc_20_Running", "\t".join(filter(None, (running_title(document), clean_line(document.status))))
    )
    foot = paragraph_of("Doc_20_Running", f"{file_name(document, 'odt')}\tPagina ")
    foot.append(_field("text:page-number", {"text:select-page": "current"}))
    foot.append_plain_text(" van ")
    foot.append(_field("text:page-count", {}))
    for part, paragraph in (("header", head), ("footer", foot)):
        old = master.get_element(f"style:{part}")
        if old is not None:
            old.delete()
        box = element_of(f"style:{part}", {})
        box.append(paragraph)
        master.append(box)


def _field(tag: str, attributes: dict[str, str]) -> Any:
    field = element_of(tag, attributes)
    field.text = "1"
    return field


def paragraph_of(style: str, text: str) -> Any:
    """The text as one paragraph: a line end becomes a break, blanks and tabs stay what they are."""
    paragraph = odfdo.Paragraph(style=style)
    paragraph.append_plain_text(text)
    return paragraph


def right_style(name: str, parent: str) -> Any:
    """A paragraph style like its parent, against the right edge."""
    style = element_of(
        "style:style", {"style:family": "paragraph", "style:name": name, "style:parent-style-name": parent}
    )
    style.append(element_of("style:paragraph-properties", {"fo:text-align": "end"}))
    return style

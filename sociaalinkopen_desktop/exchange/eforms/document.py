"""An eForms file as a tree of nodes, read safely: no entities, no DTD, nothing external, within limits.

Three layers of the format are taken away here, so that the rules can stay short: names lose their namespace (a name
of a foreign namespace keeps it, and so matches no rule), the wrappers around eForms extensions vanish, and a group
whose meaning hangs on a code list carries that list in its name: "ContractExecutionRequirement[einvoicing]".
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from defusedxml.common import DefusedXmlException, DTDForbidden
from defusedxml.ElementTree import DefusedXMLParser, ParseError

from ...application.ports import InputProblem
from ...domain.choices import Choice
from .. import files

MAX_BYTES = 20_000_000
MAX_ELEMENTS = 400_000
MAX_DEPTH = 60
MAX_TEXT = 100_000

_UBL = "urn:oasis:names:specification:ubl:schema:xsd:"
_EFORMS = "http://data.europa.eu/p27/eforms-ubl-extension"
_NAMESPACES = (
    f"{_UBL}CommonAggregateComponents-2",
    f"{_UBL}CommonBasicComponents-2",
    f"{_UBL}CommonExtensionComponents-2",
    f"{_EFORMS}-aggregate-components/1",
    f"{_EFORMS}-basic-components/1",
    f"{_EFORMS}s/1",
)
ROOTS = ("ContractNotice", "ContractAwardNotice", "PriorInformationNotice")
_WRAPPERS = frozenset({"UBLExtensions", "UBLExtension", "ExtensionContent", "EformsExtension"})
# Groups that say by a code list what they are about.
_QUALIFIED = frozenset(
    {
        "AllowedSubcontractTerms", "AppealRequestsStatistics", "AwardCriterionParameter",
        "ContractExecutionRequirement",
        "ContractingActivity", "ContractingPartyType", "ContractingSystem", "CriterionParameter",
        "ProcessJustification", "ProcurementAdditionalType", "SpecificTendererRequirement", "StrategicProcurement",
        "SubcontractingTerm",
    }
)  # fmt: skip


class Fate(Choice):
    """What became of an element of the notice."""

    READ = "read", "Overgenomen of genoemd"
    OTHER_LANGUAGE = "other_language", "dezelfde tekst in een andere taal"
    PERSONAL = "personal", "contactgegevens van personen en organisaties"
    ORGANISATION = "organisation", "gegevens van andere organisaties, zoals rechtbank of platform"
    RESULT = "result", "de uitkomst: inschrijvingen, winnaar en contract"
    APPEAL = "appeal", "gegevens over een klacht of beroep"
    TECHNICAL = "technical", "technische nummers en verwijzingen"
    NO_PLACE = "no_place", "geen veld in dit programma"


@dataclass(slots=True, eq=False)
class Node:
    """One element. `name` is without namespace; `text` is stripped; `fate` is None until somebody deals with it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parent: "Node | None" = None
    children: list["Node"] = field(default_factory=list)
    text: str = ""
    qualifier: str = ""
    fate: Fate | None = None

    @property
    def qualified(self) -> str:
        """The name with the code list that says what the group is about, if any."""
        return f"{self.name}[{self.qualifier}]" if self.qualifier else self.name

    @property
    def path(self) -> tuple[str, ...]:
        """The qualified names from below the root down to this element."""
        names: list[str] = []
        node: Node | None = self
        while node is not None and node.parent is not None:
            names.append(node.qualified)
            node = node.parent
        return tuple(reversed(names))

    def all(self, path: str) -> list["Node"]:
        """The elements below at "A/B[list]/C", in order, without texts in a language that was not chosen."""
        found = [self]
        for step in path.split("/"):
            found = [
                child
                for node in found
                for child in node.children
                if step in (child.name, child.qualified) and child.fate is not Fate.OTHER_LANGUAGE
            ]
        return found

    def first(self, path: str) -> "Node | None":
        """The first element with content at that path."""
        return next((node for node in self.all(path) if node.text), None)

    def content(self, path: str) -> str:
        """The text of that first element, or an empty text."""
        node = self.first(path)
        return node.text if node else ""

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in order of the file."""
        yield self
        for child in self.children:
            yield from child.walk()


class _Refused(Exception):
    """The file is beyond a limit; the text is a Dutch reason with a remedy."""


class _Builder:
    """Target of the parser: makes nodes, counts them, and stops when the file cannot be a notice."""

    def __init__(self) -> None:
        self.root: Node | None = None
        self.root_namespace = ""
        self._open: list[Node] = []
        self._texts: list[list[str]] = []
        self._length = 0
        self._count = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise _Refused(f"er staan meer dan {MAX_ELEMENTS} onderdelen in. Zo groot is een aankondiging niet.")
        if len(self._open) >= MAX_DEPTH:
            raise _Refused(f"onderdelen zitten meer dan {MAX_DEPTH} lagen diep. Zo is een aankondiging niet gemaakt.")
        namespace, _, local = tag.rpartition("}")
        namespace = namespace.removeprefix("{")
        if not self._open:
            self.root_namespace = namespace
            name = local
        else:
            name = local if namespace in _NAMESPACES else tag
        self._open.append(Node(name, {_local(key): value for key, value in attributes.items()}))
        self._texts.append([])
        self._length = 0

    def data(self, text: str) -> None:
        self._length += len(text)
        if self._length > MAX_TEXT:
            raise _Refused(f"er staat een tekst in van meer dan {MAX_TEXT} tekens. Dat past niet in een aankondiging.")
        self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        node = self._open.pop()
        node.text = "".join(self._texts.pop()).strip()
        self._length = 0
        if not self._open:
            self.root = node
        elif node.name in _WRAPPERS and not node.text:
            self._open[-1].children.extend(node.children)
        else:
            self._open[-1].children.append(node)
        node.qualifier = _qualifier(node)

    def close(self) -> None:
        """The parser calls this at the end; the tree is there for the asking."""

    def tree(self) -> Node:
        """The root, with every element knowing its parent."""
        assert self.root is not None  # the parser refuses a file without an element
        for node in self.root.walk():
            for child in node.children:
                child.parent = node
        return self.root


def _local(key: str) -> str:
    return key.rpartition("}")[2]


def _qualifier(node: Node) -> str:
    if node.name in _QUALIFIED:
        return next((child.attributes["listName"] for child in node.children if "listName" in child.attributes), "")
    identifier = next((child for child in node.children if child.name == "ID"), None)
    if identifier is not None and node.name == "ProcurementProjectLot":
        return identifier.attributes.get("schemeName", "")
    if identifier is not None and node.name == "ProcurementLegislationDocumentReference":
        return identifier.text if identifier.text in ("CrossBorderLaw", "LocalLegalBasis") else ""
    return ""


def parse(path: Path) -> Node:
    """The root of an eForms notice. Raises InputProblem with one sentence for whatever is no notice."""
    content = files.read_bytes(path, MAX_BYTES)
    try:
        _refuse_other_formats(content)
        builder = _Builder()
        root = _parsed(content, builder)
        _refuse_other_roots(root, builder.root_namespace)
    except _Refused as refused:
        raise InputProblem([f"{files.shown_name(path)}: {refused}"]) from None
    return root


def _parsed(content: bytes, builder: _Builder) -> Node:
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except DTDForbidden:
        raise _Refused(
            "het bestand begint met een documenttype (DTD). Om veilig te blijven leest het programma dat niet. "
            "Download de aankondiging opnieuw."
        ) from None
    except DefusedXmlException:
        raise _Refused(
            "het bestand verwijst naar iets buiten zichzelf. Om veilig te blijven leest het programma dat niet. "
            "Download de aankondiging opnieuw."
        ) from None
    except (ParseError, ValueError, LookupError) as error:
        raise _Refused(_fault_of(error)) from None
    return builder.tree()


def _fault_of(error: Exception) -> str:
    line, column = getattr(error, "position", (0, 0))
    where = f"op regel {line}, teken {column + 1}" if line else "aan het begin"
    code = getattr(error, "code", 0)
    # The numbers are those of expat: 3 no element, 4 invalid token, 5 unclosed token, 18 and 19 encoding.
    if code in (18, 19) or isinstance(error, LookupError | UnicodeError):
        return (
            "de tekens staan er anders in dan het bestand zelf zegt (codering). "
            "Download de aankondiging opnieuw en bewaar haar niet met een ander programma."
        )
    if code in (3, 5):
        return f"het bestand is niet compleet; het stopt {where}. Download de aankondiging opnieuw."
    if code == 4:
        return f"{where} staat een teken dat niet in XML hoort. Download de aankondiging opnieuw."
    return f"dit is geen geldig XML-bestand; het gaat mis {where}. Download de aankondiging opnieuw."


_REMEDY = "Download de aankondiging bij TenderNed of TED als XML (eForms)."


def _refuse_other_formats(content: bytes) -> None:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith(b"%pdf"):
        raise _Refused(f"dit is een pdf-bestand. {_REMEDY}")
    if start.startswith(b"pk\x03\x04"):
        raise _Refused("dit is een zip-bestand of een document. Pak het uit en kies het XML-bestand dat erin zit.")
    if start.startswith((b"<!doctype html", b"<html")):
        raise _Refused(f"dit is een webpagina. {_REMEDY}")
    if start.startswith((b"{", b"[")):
        raise _Refused("dit lijkt een JSON-bestand. Lees het in als aanbesteding, niet als aankondiging.")
    # UTF-16 puts a zero byte beside every letter: that is text. Other zero bytes are not.
    if b"\0" in start and not content.startswith((b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")):
        raise _Refused(f"dit is geen tekstbestand. {_REMEDY}")
    if b"<" not in start:
        raise _Refused(f"dit is geen XML-bestand. {_REMEDY}")


def _refuse_other_roots(root: Node, namespace: str) -> None:
    if root.name in ("TED_EXPORT", "TED_ESENDERS"):
        raise _Refused(
            "dit is een aankondiging in de oude vorm (TED XML, van voor eForms). Die leest het programma niet. "
            "Kies een aankondiging van na oktober 2023, of vul de gegevens zelf in."
        )
    if root.name == "BusinessRegistrationInformationNotice":
        raise _Refused("dit is een melding over een onderneming, geen aankondiging van een opdracht.")
    if root.name not in ROOTS:
        raise _Refused(f"dit XML-bestand is geen aankondiging in eForms (het begint met '{root.name[:40]}'). {_REMEDY}")
    if namespace != f"{_UBL}{root.name}-2":
        raise _Refused(
            f"het bestand heet een aankondiging, maar volgt niet de vorm van eForms (naamruimte ontbreekt of is "
            f"anders). {_REMEDY}"
        )

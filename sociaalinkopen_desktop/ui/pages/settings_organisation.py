"""Instellingen: who the organisation is, what its documents look like, and who signs them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ...config.settings import LARGEST_POINTS, SMALLEST_POINTS, Settings
from ...domain import dutch
from ...domain.contrast import READABLE, WHITE, colour_of, contrast, nearest_readable
from ...domain.house_style import ACCENT
from ..drawing import rounded
from ..messages import sentences_of
from ..theme import look
from ..tokens import AMOUNT_WIDTH, RADIUS
from ..typed import EMPTY, Typed
from ..widgets.buttons import Button
from ..widgets.card import Card
from ..widgets.inputs import ChoiceBox, TextEdit
from ..widgets.layouts import column, row
from ..widgets.text import Label
from ..widgets.typed_edit import TypedEdit
from .settings_advice import AdviceField
from .settings_parts import SettingsPart, SettingsTools

LOGO_KINDS = "Afbeelding (*.png *.jpg *.jpeg *.svg)"
MOST_ROLES = 8
_ROLE_LONGEST = 80


class OrganisationPart(SettingsPart):
    """Name, address and logo."""

    def __init__(self, tools: SettingsTools, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = tools
        self.organisation = TextEdit(longest=200)
        self.address = TextEdit(longest=200, placeholder="Bijvoorbeeld: Postbus 1")
        self.postcode_place = TextEdit(longest=200, placeholder="Bijvoorbeeld: 1234 AB Voorbeeldstad")
        self.contact = TextEdit(longest=200, placeholder="Bijvoorbeeld: inkoop@voorbeeldgemeente.nl")
        card = Card("Organisatie")
        card.add(
            self.line(
                "Naam",
                self.organisation,
                help="Staat op uw documenten, in het hoofd van de lijst en in elke nieuwe aanbesteding.",
            ),
            self.line("Adres", self.address),
            self.line("Postcode en plaats", self.postcode_place),
            self.line(
                "Contact",
                self.contact,
                help="Eén regel voor op documenten: een algemeen adres of telefoonnummer. Liever geen naam van een "
                "persoon.",
            ),
        )
        self.logo = LogoField()
        logo = Card("Logo")
        self._logo_line = self.line(
            "Afbeelding",
            self.logo,
            help="PNG, JPEG of SVG, ten hoogste 2 MB. Het programma bewaart een eigen kopie bij uw gegevens.",
        )
        logo.add(self._logo_line)
        self.fill(card, logo)
        for name in ("organisation", "address", "postcode_place", "contact"):
            getattr(self, name).edited.connect(lambda text, name=name: self.change(**{name: text.strip()}))
        self.logo.choose.clicked.connect(self._choose_logo)
        self.logo.forget.clicked.connect(self._forget_logo)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        for name in ("organisation", "address", "postcode_place", "contact"):
            getattr(self, name).set_value(getattr(settings, name))
        self.logo.show_picture(self._tools.logo(settings.logo) if settings.logo else None)

    def _choose_logo(self) -> None:
        path = self._tools.choose_file("Kies een logo", LOGO_KINDS)
        if path is None:
            return
        try:
            content, kind = self._tools.read_logo(path)
            name = self._tools.keep_logo(content, kind)
        except OSError:
            self._logo_line.set_error("Het logo kon niet bij uw gegevens worden bewaard. Kijk of de schijf vol is.")
            return
        except Exception as error:
            self._logo_line.set_error(sentences_of(error))  # raises what is our own fault
            return
        self._logo_line.set_error("")
        self.change(logo=name)
        self.show_settings(self.settings)  # another picture may have the same name

    def _forget_logo(self) -> None:
        self._logo_line.set_error("")
        self.take_away("Logo weggehaald", logo="")
        self.logo.choose.setFocus()


class LogoField(QWidget):
    """The logo as it is, with what can be done with it below."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = _Picture()
        self.choose = Button("Kies een afbeelding", glyph="image", small=True)
        self.forget = Button("Haal weg", "quiet", "trash", small=True)
        self.setFocusProxy(self.choose)
        self.setLayout(column(self._picture, row(self.choose, self.forget, None), gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.show_picture(None)

    def show_picture(self, content: bytes | None) -> None:
        """Show the picture in these bytes, or that there is none."""
        self._picture.show_bytes(content)
        self.forget.setVisible(content is not None)

    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return not self._picture.isHidden()


class _Picture(QWidget):
    """The logo on paper, at most 240 by 80."""

    def __init__(self) -> None:
        super().__init__()
        self._shown = QPixmap()
        self.setAccessibleName("Het logo zoals het nu is")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_bytes(self, content: bytes | None) -> None:
        self._shown = QPixmap.fromImage(QImage.fromData(QByteArray(content))) if content else QPixmap()
        self.setVisible(not self._shown.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        most = QSize(look().px(240), look().px(80))
        if self._shown.isNull():
            return most
        return self._shown.size().scaled(most, Qt.AspectRatioMode.KeepAspectRatio) + QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, c = QPainter(self), look().c
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded(p, self.rect(), RADIUS, c.paper, c.line)
        p.drawPixmap(self.rect().adjusted(8, 8, -8, -8), self._shown)
        p.end()


class DocumentsPart(SettingsPart):
    """The colour and the size of documents, who signs them, and the text of the advice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.accent = ColourEdit()
        self.swatch = _Swatch()
        self.use_nearest = Button("Neem deze kleur", small=True)
        self.use_nearest.hide()
        style = Card("Huisstijl van documenten")
        self.colour_line = self.line(
            "Kleur",
            self.accent,
            self.swatch,
            self.use_nearest,
            help=f"Voor koppen en lijnen, als # met zes tekens. Leeg: de kleur van het programma, {ACCENT}.",
        )
        self.points = ChoiceBox([(size, f"{size} punten") for size in range(SMALLEST_POINTS, LARGEST_POINTS + 1)])
        style.add(
            self.colour_line,
            self.line("Grootte van de tekst", self.points, help="Voor alle documenten. Gewoon is 10 punten."),
        )
        self.roles = RolesField()
        signing = Card("Ondertekening")
        signing.add(
            self.line(
                "Functies",
                self.roles,
                help="Wie onder de motivering tekent, van boven naar beneden. Noem functies, geen namen. Leeg: "
                "inkoper, opdrachtgever en budgethouder.",
            )
        )
        self.advice = AdviceField()
        advice = Card("College- of directieadvies")
        advice.add(
            self.line(
                "Opbouw en vaste zinnen",
                self.advice,
                help="Een regel met # ervoor is een kop. Tussen accolades staat wat het programma invult.",
            )
        )
        self.fill(style, signing, advice)
        self.points.edited.connect(lambda size: self.change(document_points=size))
        self.advice.edited.connect(lambda text: self.change(advice_template=text))
        self.advice.reset.connect(lambda text: self.take_away("Eigen tekst van het advies weg", advice_template=text))
        self.accent.edited.connect(self._take_colour)
        self.accent.textChanged.connect(self._show_colour)
        self.use_nearest.clicked.connect(self._use_nearest)
        self.roles.edited.connect(lambda roles: self.change(signature_roles=roles))
        self.roles.removed.connect(lambda words, roles: self.take_away(words, signature_roles=roles))

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        self.accent.set_value(settings.accent or None)
        self.points.set_value(settings.document_points)
        self.advice.show_template(settings.advice_template)
        self.roles.show_roles(settings.signature_roles)
        self._show_colour()

    def _take_colour(self, colour: str | None) -> None:
        self.change(accent=colour or "")

    def _show_colour(self, _text: str = "") -> None:
        typed = colour_of(self.accent.text())
        self.swatch.show_colour(typed or ACCENT)
        nearest = nearest_readable(typed) if typed else None
        self.use_nearest.setVisible(nearest is not None and nearest != typed)
        if nearest is not None:
            self.use_nearest.setText(f"Neem {nearest}")
            self.use_nearest.setAccessibleName(f"Neem {nearest}, de dichtstbijzijnde kleur die leesbaar is")
        used = typed or ACCENT
        self.colour_line.set_unit(f"contrast {_ratio(used)} op wit" if nearest in (None, typed) else "")

    def _use_nearest(self) -> None:
        typed = colour_of(self.accent.text())
        if typed is not None:
            self.accent.setText(nearest_readable(typed))
            self.accent.finish()
            self.accent.setFocus()


class ColourEdit(TypedEdit):
    """A colour as "#RRGGBB" that can be read on white; None when empty."""

    designed_width = AMOUNT_WIDTH

    def read(self, text: str) -> Typed:
        if not text.strip():
            return EMPTY
        colour = colour_of(text)
        if colour is None:
            unfinished = len(text.strip().lstrip("#")) < 6
            return Typed(None, "Schrijf een kleur als # met zes tekens 0-9 en A-F, zoals #0B6477.", unfinished)
        if contrast(colour, WHITE) < READABLE:
            return Typed(
                None,
                f"Deze kleur is te licht om te lezen op wit: het contrast is {_ratio(colour)} en moet minstens "
                f"{dutch.number(4)},5 : 1 zijn. {nearest_readable(colour)} lijkt erop en is wel leesbaar.",
            )
        return Typed(colour)


def _ratio(colour: str) -> str:
    whole = round(contrast(colour, WHITE) * 10)
    return f"{whole // 10},{whole % 10} : 1"


class _Swatch(QWidget):
    """A colour to look at; the words beside it say the same."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ACCENT
        self.setAccessibleName("Voorbeeld van de kleur")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        high = look().control_height()
        return QSize(high, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        from PySide6.QtGui import QColor

        p = QPainter(self)
        rounded(p, self.rect(), RADIUS, QColor(self._colour), look().c.field_line)
        p.end()


class RolesField(QWidget):
    """Functions, one below the other. `edited(tuple)`: the functions are these now; `removed(str, tuple)`: one went."""

    edited = Signal(object)
    removed = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._roles: tuple[str, ...] = ()
        self.fields: list[TextEdit] = []
        self.bins: list[Button] = []
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self._nothing = Label("Nog geen eigen functies.", tone="muted")
        self.add = Button("Functie toevoegen", glyph="plus", small=True)
        self.add.clicked.connect(self._add)
        self.setFocusProxy(self.add)
        self.setLayout(column(self._lines, self._nothing, row(self.add, None), gap=6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    def show_roles(self, roles: tuple[str, ...]) -> None:
        """Show these functions without telling anybody."""
        self._roles = roles
        while len(self.fields) < len(roles):
            self._make_line()
        for at, field in enumerate(self.fields):
            shown = at < len(roles)
            field.parentWidget().setVisible(shown)  # type: ignore[union-attr]
            field.set_value(roles[at] if shown else "")
        self._nothing.setVisible(not roles)
        self.add.setVisible(len(roles) < MOST_ROLES)

    def _make_line(self) -> None:
        at = len(self.fields)
        field = TextEdit(longest=_ROLE_LONGEST, placeholder="Bijvoorbeeld: budgethouder")
        field.setAccessibleName(f"Functie {at + 1}")
        bin_ = Button("", "quiet", "trash", small=True, name=f"Functie {at + 1} verwijderen")
        bin_.setProperty("tone", "muted")
        field.edited.connect(lambda text, at=at: self._change(at, text))
        bin_.clicked.connect(lambda _on=False, at=at: self._remove(at))
        line = QWidget(self)
        line.setLayout(row(field, bin_, gap=4))
        self._lines.addWidget(line)
        self.fields.append(field)
        self.bins.append(bin_)
        before = self.bins[at - 1] if at else None
        if before is not None:
            QWidget.setTabOrder(before, field)
        QWidget.setTabOrder(field, bin_)
        QWidget.setTabOrder(bin_, self.add)

    def _change(self, at: int, text: str) -> None:
        if at < len(self._roles):
            self._tell((*self._roles[:at], text.strip(), *self._roles[at + 1 :]))

    def _add(self) -> None:
        self._tell((*self._roles, ""))
        self.fields[len(self._roles) - 1].setFocus()

    def _remove(self, at: int) -> None:
        name = self._roles[at] or f"functie {at + 1}"
        roles = (*self._roles[:at], *self._roles[at + 1 :])
        self.show_roles(roles)
        self.add.setFocus()
        self.removed.emit(f"Verwijderd: {name}", roles)

    def _tell(self, roles: tuple[str, ...]) -> None:
        self.show_roles(roles)
        self.edited.emit(roles)

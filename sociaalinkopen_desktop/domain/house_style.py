"""What every document of the organisation has in common: who sends it, how it looks, and who signs."""

from dataclasses import dataclass
from typing import Literal

from .document import Picture

ACCENT = "#0B6477"
POINTS = 10

LogoKind = Literal["", "png", "jpeg"]


@dataclass(frozen=True, kw_only=True)
class HouseStyle:
    """The organisation on paper; the defaults are those of the program.

    `address` is one str per line. `logo` holds the bytes of a picture of `logo_kind`, None when there is none. `accent`
    is "#RRGGBB" and can be read on white. `points` is the size of running text. `signature_roles` are functions, never
    names of persons; empty means the usual ones of the document.
    """

    organisation: str = ""
    address: tuple[str, ...] = ()
    contact: str = ""
    logo: bytes | None = None
    logo_kind: LogoKind = ""
    accent: str = ACCENT
    points: int = POINTS
    signature_roles: tuple[str, ...] = ()

    @property
    def sender(self) -> tuple[tuple[str, str], ...]:
        """Address and contact as label and value, as far as they are filled in."""
        rows = (("Adres", "\n".join(self.address)), ("Contact", self.contact))
        return tuple((label, text) for label, text in rows if text)

    @property
    def paper_accent(self) -> str:
        """The colour that a document asks for; "" for that of the program."""
        return "" if self.accent == ACCENT else self.accent

    @property
    def picture(self) -> Picture | None:
        """The logo as a part of a document, at the size it has above a title."""
        if self.logo is None:
            return None
        name = f"Logo van {self.organisation}" if self.organisation else "Logo"
        return Picture(data=self.logo, kind=self.logo_kind, alternative=name, share=0.35, height=48.0)


PLAIN = HouseStyle()
"""The style of a program that knows nothing of the organisation yet."""

"""Which addresses a document may link to."""

from urllib.parse import quote, urlsplit

from sociaalinkopen_desktop.reports.structure import LONGEST_STRING

_LINKED_SCHEMES = frozenset({"http", "https", "mailto"})
_URL_CHARACTERS = "%/:?#[]@!$&'()*+,;=-._~"


def linked_url(url: str) -> str:
    """The address, in ASCII, if a document may link to it; otherwise nothing: no scripts, no local files."""
    try:
        if urlsplit(url.strip()).scheme.lower() not in _LINKED_SCHEMES:
            return ""
        # Percent signs that are there already stay; anything else that an address may not hold is encoded.
        address = quote(url.strip(), safe=_URL_CHARACTERS)
    except ValueError:
        return ""
    return address if len(address) <= LONGEST_STRING else ""

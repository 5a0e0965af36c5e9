"""Office files are folders packed in a ZIP: packed again here so that equal content gives equal bytes."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST = (1980, 1, 1, 0, 0, 0)


def packed_again(data: bytes) -> bytes:
    """The same files in the same order, without the moment of packing. What must not be compressed stays so."""
    packed = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(packed, "w") as target:
        for entry in source.infolist():
            info = ZipInfo(entry.filename, _EARLIEST)
            info.compress_type = ZIP_STORED if entry.compress_type == ZIP_STORED else ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, source.read(entry))
    return packed.getvalue()

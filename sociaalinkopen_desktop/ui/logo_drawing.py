"""A logo drawn anew: only the picture itself is kept, whatever else the file held."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from ..application.ports import InputProblem
from ..domain.house_style import LogoKind

_MOST = QSize(1200, 600)


def redrawn(content: bytes, kind: str) -> tuple[bytes, LogoKind]:
    """The same picture on white, as PNG or JPEG of at most 1200 by 600. Raises InputProblem when it cannot be drawn."""
    image = _from_svg(content) if kind == "svg" else _from_pixels(content, kind)
    if image.isNull():
        raise InputProblem(["Deze afbeelding is niet te tekenen. Bewaar het logo als PNG en kies dat bestand."])
    if image.width() > _MOST.width() or image.height() > _MOST.height():
        keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        image = image.scaled(_MOST, keep, smooth)
    bare = QImage(image.size(), QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if kind == "jpeg":
        bare.save(buffer, "JPEG", 92)  # type: ignore[call-overload]  # the stub says bytes, the call takes str
        return bytes(buffer.data().data()), "jpeg"
    bare.save(buffer, "PNG")  # type: ignore[call-overload]  # as above
    return bytes(buffer.data().data()), "png"


def _from_pixels(content: bytes, kind: str) -> QImage:
    source = QBuffer()
    source.setData(QByteArray(content))
    source.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(source, QByteArray(kind.encode()))
    reader.setAutoTransform(True)
    return reader.read()


def _from_svg(content: bytes) -> QImage:
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(content))
    if not renderer.isValid() or renderer.defaultSize().isEmpty():
        return QImage()
    size = renderer.defaultSize().scaled(_MOST, Qt.AspectRatioMode.KeepAspectRatio)
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image

"""The invitations and the public announcement on paper."""

from collections.abc import Callable

from ...document import Block, Bullets, Chapter, Document, Paragraph
from ..letters import letter
from ..meeting import InvitationKind
from . import parts
from .kinds import MeetingDocumentKind, MeetingMaterial

_KINDS = {
    InvitationKind.PUBLIC: MeetingDocumentKind.ANNOUNCEMENT,
    InvitationKind.ENTERPRISE: MeetingDocumentKind.INVITE_ENTERPRISES,
    InvitationKind.ORGANISATION: MeetingDocumentKind.INVITE_ORGANISATIONS,
}


def invitation(kind: InvitationKind) -> Callable[[MeetingMaterial], Document]:
    """What makes the document of that invitation."""

    def write(material: MeetingMaterial) -> Document:
        found = letter(material.meeting, kind)
        blocks: list[Block] = [
            Paragraph(text=part) if isinstance(part, str) else Bullets(items=part) for part in found.body
        ]
        chapter = Chapter(number=0, title=found.subject, blocks=tuple(blocks))
        return parts.document(_KINDS[kind], material, (chapter,), compact=True)

    return write

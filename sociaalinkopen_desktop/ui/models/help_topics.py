"""Which topic of the help belongs to what: one table for pages, steps, parts of a page and cards of a form.

A part is known by the name of its class, so that nothing is loaded for its sake; a card of a form by its title.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...domain.steps import Step

ABOUT_HELP = "hulp-gebruiken"
SAID = "bezwaren"
"""What colleagues say: a part of the Kennisbank with a topic of its own."""

PAGES: Mapping[str, str] = {
    "start": "start",
    "tenders": "lijst",
    "new": "nieuwe-aanbesteding",
    "knowledge": "kennisbank",
    "policy": "beleid",
    "packs": "eigen-criteria",
    "enterprises": "ondernemingen",
    "enterprise": "ondernemingen",
    "enterprise_import": "lijst-inlezen",
    "meetings": "meet-the-market",
    "meeting": "meet-the-market",
    "settings": "instellingen",
    "shortcuts": "sneltoetsen",
    "help": ABOUT_HELP,
}

STEPS: Mapping[Step, str] = {
    Step.SUBJECT: "opdracht",
    Step.VALUE: "waarde-en-percelen",
    Step.PROCEDURE: "procedure-en-planning",
    Step.AMBITION: "ambitie",
    Step.REQUIREMENTS: "eisen-en-voorwaarden",
    Step.AWARD: "gunning",
    Step.MARKET: "markt",
    Step.ASSESSMENT: "toetsing",
    Step.DOCUMENTS: "documenten",
}

PARTS: Mapping[str, str] = {
    # places that are no page of the rail
    "VersionsPage": "versies",
    "FindingsPanel": "toets",
    "PaletteBox": "zoeken",
    "HelpPane": ABOUT_HELP,
    # ways to begin
    "QuickWay": "snel-beginnen",
    "QuickSummaryCard": "snel-beginnen",
    # cards of a step
    "AttachmentsCard": "bijlagen",
    "LotsCard": "kleine-percelen",
    "SplittingCard": "soortgelijk",
    "PlanningCard": "planning",
    "SocialReturnCard": "social-return",
    "ReservingCard": "voorbehouden",
    "GuideCard": "hulpvragen",
    "NoticeFieldsCard": "ambitie",
    "ClausePicker": "teksten",
    "ClauseMover": "teksten",
    "PartsCard": "proef-gunning",
    "PairsCard": "wegen-in-paren",
    "BidsCard": "proef-gunning",
    "OutcomeCard": "proef-gunning",
    "WhatIfCard": "wat-als",
    "MatchingCard": "wie-kan-leveren",
    "BarrierCard": "wie-valt-af",
    "InvitingCard": "uitnodigen",
    "ConsultationCard": "marktconsultatie",
    "FittingCard": "wie-kan-leveren",
    "ObstacleLines": SAID,
    "ObstacleFold": SAID,
    "ComparisonCard": "toetsing",
    "RevisionsCard": "herzieningen",
    "ChecklistsCard": "checklists",
    "FormDifferences": "checklists",
    # at the foot of a step
    "NoteFold": "notities",
    "SignOffCard": "aftekenen",
    # fields
    "CpvRow": "cpv",
    "CpvPicker": "cpv",
    # settings and policy
    "LookPart": "weergave",
    "DataPart": "verhuizen",
    "ProgramPart": "over",
    "BackupsPart": "reservekopieen",
    "WorkPart": "aftekenen",
    "BlocksCard": "bouwblokken",
    "CsvPreview": "bouwblokken",
}

CARDS: Mapping[str, str] = {
    "Procedure": "procedure-kiezen",
    "Waarom past deze procedure": "procedure-kiezen",
    "Planning": "planning",
    "Social return": "social-return",
    "Voorbehouden opdracht": "voorbehouden",
    "Keten": "hulpvragen",
    "Klimaat, circulair en milieu": "hulpvragen",
    "Toegankelijkheid": "hulpvragen",
    "Rekenmodel": "rekenmodellen",
    "Marktconsultatie uitwerken": "marktconsultatie",
    "Uitnodigen": "uitnodigen",
}


def topic_of(names: Iterable[str], title: str = "") -> str:
    """The topic of a part with these class names (its own first) or of a card with this title; "" when it has none."""
    found = next((PARTS[name] for name in names if name in PARTS), "")
    return found or CARDS.get(title.replace("\u00ad", ""), "")

"""The few words that every document has, whatever it is about and whatever kind of file it becomes."""

SUMMARY = "Samenvatting"
CONTENTS = "Inhoud"
ALSO_IN_PROCUREMENT_DOCUMENTS = "Ook in de aanbestedingsstukken"
SIGN_LABELS = ("Naam", "Datum", "Handtekening")

"""Codes of the eForms lists and what they are in this program. Codes are facts of the lists; the words are our own."""

from ...domain.choices import (
    AwardCriterionKind,
    ContractNature,
    Procedure,
    ReservedParticipation,
    SelectionCriterionKind,
    Theme,
)

# Notice subtypes (list notice-subtype).
KNOWN_SUBTYPES = frozenset(
    {*(str(number) for number in range(1, 41)), "CEI", "E1", "E2", "E3", "E4", "E5", "E6", "T01", "T02", "X01", "X02"}
)
NATIONAL = frozenset({"E1", "E2", "E3", "E4", "E5", "E6"})

CLASSIC_DIRECTIVE = "32014L0024"
CONCESSION_DIRECTIVE = "32014L0023"
LEGAL_BASES = {
    "32014L0023": "Richtlijn 2014/23/EU (concessies)",
    "32014L0024": "Richtlijn 2014/24/EU",
    "32014L0025": "Richtlijn 2014/25/EU (speciale sectoren)",
    "32009L0081": "Richtlijn 2009/81/EG (defensie en veiligheid)",
    "32007R1370": "Verordening (EG) 1370/2007 (openbaar vervoer)",
    "32024R2509": "Verordening (EU) 2024/2509 (instellingen van de EU)",
    "other": "een andere regeling",
}

NATURES = {nature.value: nature for nature in ContractNature}
RESERVED = {item.value: item for item in ReservedParticipation}
AWARD_KINDS = {kind.value: kind for kind in AwardCriterionKind}

# BT-5421: percentages, points, decimals (exact or the middle of a range), and the order of importance.
WEIGHT_MEASURES = frozenset({"per-exa", "per-mid", "poi-exa", "poi-mid", "dec-exa", "dec-mid", "ord-imp"})

PROCEDURE_WORDS = {
    "open": "openbaar",
    "restricted": "niet-openbaar",
    "neg-w-call": "onderhandeling met aankondiging",
    "neg-wo-call": "onderhandeling zonder aankondiging",
    "comp-dial": "concurrentiegerichte dialoog",
    "innovation": "innovatiepartnerschap",
    "oth-single": "een andere procedure in één ronde",
    "oth-mult": "een andere procedure in meer rondes",
    "comp-tend": "openbare aanbesteding van openbaar vervoer",
    "exp-int-rail": "oproep voor vervoer per spoor",
}
EUROPEAN_PROCEDURES = {
    "open": Procedure.OPEN,
    "restricted": Procedure.RESTRICTED,
    "neg-w-call": Procedure.NEGOTIATED_WITH_CALL,
    "neg-wo-call": Procedure.NEGOTIATED_WITHOUT_CALL,
    "comp-dial": Procedure.COMPETITIVE_DIALOGUE,
    "innovation": Procedure.INNOVATION_PARTNERSHIP,
}
NATIONAL_PROCEDURES = {"open": Procedure.NATIONAL_OPEN, "restricted": Procedure.NATIONAL_RESTRICTED}
# Below the threshold these two are the nearest there is; the officer is told so.
NATIONAL_LOOKALIKES = {"oth-single": Procedure.NATIONAL_OPEN, "oth-mult": Procedure.NATIONAL_RESTRICTED}

# BT-774 and BT-775: which of the six themes an aim belongs to. Aims without a theme are only named.
THEMES = {
    "circ-econ": Theme.CIRCULAR,
    "clim-mitig": Theme.CLIMATE,
    "clim-adapt": Theme.CLIMATE,
    "biodiv-eco": Theme.ENVIRONMENT,
    "pollu-prev": Theme.ENVIRONMENT,
    "water-mar": Theme.ENVIRONMENT,
    "opp": Theme.SOCIAL_RETURN,
    "hum-right": Theme.SUPPLY_CHAIN,
    "gen-eq": Theme.DIVERSITY,
    "et-eq": Theme.DIVERSITY,
    "acc-all": Theme.DIVERSITY,
}

# BT-67; the groups themselves are codes too.
EXCLUSION_GROUNDS = {
    "exg-crim": "Veroordeling voor een misdrijf",
    "exg-crim-corrpt": "Omkoping",
    "exg-crim-fraud": "Fraude",
    "exg-crim-laund": "Witwassen of betalen van terrorisme",
    "exg-crim-part": "Lid van een criminele organisatie",
    "exg-crim-terror": "Terrorisme",
    "exg-crim-traffick": "Kinderarbeid of mensenhandel",
    "exg-mis": "Beroepsfout, belangenconflict of gebrek aan betrouwbaarheid",
    "exg-mis-bre-env-law": "Schending van milieurecht",
    "exg-mis-bre-lab-law": "Schending van arbeidsrecht",
    "exg-mis-bre-soc-law": "Schending van sociaal recht",
    "exg-mis-distortion": "Afspraken die de concurrentie vervalsen",
    "exg-mis-misconduct": "Ernstige beroepsfout",
    "exg-mis-misrepresent": "Valse verklaring of achterhouden van informatie",
    "exg-mis-off-cond": "Overtreding van beroepsregels bij defensieopdrachten",
    "exg-mis-partic-confl": "Belangenconflict",
    "exg-mis-prep-confl": "Betrokken bij de voorbereiding",
    "exg-mis-sanction": "Eerdere opdracht slecht uitgevoerd, met een sanctie als gevolg",
    "exg-mis-unrel-sec": "Niet betrouwbaar voor de veiligheid van het land",
    "exg-natl": "Nationale uitsluitingsgronden",
    "exg-natl-bre-nat-law": "Schending van een nationale uitsluitingsgrond",
    "exg-pmt": "Belasting of premies niet betaald",
    "exg-pmt-bre-ssc": "Sociale premies niet betaald",
    "exg-pmt-bre-tax": "Belasting niet betaald",
    "exg-sitn": "Faillissement of wat daarop lijkt",
    "exg-sitn-as-susp": "Bedrijf ligt stil",
    "exg-sitn-bankr": "Faillissement",
    "exg-sitn-cred-arran": "Akkoord met schuldeisers",
    "exg-sitn-insolvency": "Insolventie",
    "exg-sitn-liq-admin": "Vermogen onder beheer van een vereffenaar",
    "exg-sitn-other": "Een toestand die op faillissement lijkt",
}

# The same grounds in notices made before SDK 1.13.
OLD_EXCLUSION_GROUNDS = {
    "corruption": "exg-crim-corrpt",
    "fraud": "exg-crim-fraud",
    "finan-laund": "exg-crim-laund",
    "crime-org": "exg-crim-part",
    "terr-offence": "exg-crim-terror",
    "human-traffic": "exg-crim-traffick",
    "envir-law": "exg-mis-bre-env-law",
    "labour-law": "exg-mis-bre-lab-law",
    "socsec-law": "exg-mis-bre-soc-law",
    "distorsion": "exg-mis-distortion",
    "prof-misconduct": "exg-mis-misconduct",
    "misrepresent": "exg-mis-misrepresent",
    "misinterpr": "exg-mis-misrepresent",
    "partic-confl": "exg-mis-partic-confl",
    "prep-confl": "exg-mis-prep-confl",
    "sanction": "exg-mis-sanction",
    "nati-ground": "exg-natl-bre-nat-law",
    "socsec-pay": "exg-pmt-bre-ssc",
    "tax-pay": "exg-pmt-bre-tax",
    "susp-act": "exg-sitn-as-susp",
    "bankruptcy": "exg-sitn-bankr",
    "cred-arran": "exg-sitn-cred-arran",
    "insolvency": "exg-sitn-insolvency",
    "liq-admin": "exg-sitn-liq-admin",
    "bankr-nat": "exg-sitn-other",
}

# BT-809 (SDK 1.13 and later) and BT-747 (before that).
SELECTION_CRITERIA = {
    "slc-abil-facil-res": "Voorzieningen voor studie en onderzoek",
    "slc-abil-facil-tools": "Gereedschap en technische uitrusting",
    "slc-abil-mgmt-env": "Maatregelen voor milieubeheer",
    "slc-abil-mgmt-qual": "Maatregelen voor kwaliteit",
    "slc-abil-mgmt-supply": "Beheer van de keten",
    "slc-abil-qual-inst": "Certificaat van een keuringsinstelling",
    "slc-abil-qual-smp-w-autent": "Monsters of foto's met bewijs van echtheid",
    "slc-abil-qual-smp-wo-autent": "Monsters of foto's",
    "slc-abil-ref-services": "Referenties voor diensten",
    "slc-abil-ref-supply": "Referenties voor leveringen",
    "slc-abil-ref-work": "Referenties voor werken",
    "slc-abil-staff-qual": "Opleiding en beroepskwalificaties",
    "slc-abil-staff-tech-ctrl": "Technici voor de kwaliteitscontrole",
    "slc-abil-staff-tech-work": "Technici voor de uitvoering",
    "slc-abil-staff-yrly-avg-mp": "Gemiddeld aantal medewerkers per jaar",
    "slc-abil-staff-yrly-no-mgmt": "Aantal leidinggevenden",
    "slc-abil-subc": "Deel dat in onderaanneming gaat",
    "slc-sche-env-cert-indep": "Certificaat voor milieubeheer",
    "slc-sche-qu-cert-indep": "Certificaat voor kwaliteitsborging",
    "slc-sec-inf": "Beveiliging van informatie",
    "slc-sec-proc": "Beveiliging van vertrouwelijke informatie",
    "slc-sec-supply": "Zekerheid van levering",
    "slc-stand-ins": "Verzekering tegen beroepsrisico's",
    "slc-stand-other": "Andere financiële eis",
    "slc-stand-ratio": "Financiële verhouding",
    "slc-stand-to-avg": "Gemiddelde jaaromzet",
    "slc-stand-to-gen": "Jaaromzet",
    "slc-stand-to-spec": "Jaaromzet in dit werk",
    "slc-stand-to-spec-avg": "Gemiddelde jaaromzet in dit werk",
    "slc-suit-auth-mbrshp": "Vergunning of lidmaatschap",
    "slc-suit-reg-prof": "Inschrijving in een beroepsregister",
    "slc-suit-reg-trade": "Inschrijving in het handelsregister",
    "sui-act": "Bevoegdheid om het beroep uit te oefenen",
    "ef-stand": "Financiële en economische draagkracht",
    "tp-abil": "Technische bekwaamheid",
    "other": "Andere eis",
}
_SELECTION_KINDS = (
    ("slc-sche-", SelectionCriterionKind.CERTIFICATE),
    ("slc-abil-qual-inst", SelectionCriterionKind.CERTIFICATE),
    ("slc-suit-", SelectionCriterionKind.SUITABILITY),
    ("sui-act", SelectionCriterionKind.SUITABILITY),
    ("slc-stand-", SelectionCriterionKind.FINANCIAL),
    ("ef-stand", SelectionCriterionKind.FINANCIAL),
)


def selection_kind(code: str) -> SelectionCriterionKind:
    """The kind of a selection criterion; what is no permit, money or certificate is a technical demand."""
    return next((kind for start, kind in _SELECTION_KINDS if code.startswith(start)), SelectionCriterionKind.TECHNICAL)


# Units of a period (list timeperiod): whole months in one of them, where that is exact.
MONTHS_IN = {"MONTH": 1, "YEAR": 12}
PERIOD_WORDS = {
    "MONTH": ("maand", "maanden"),
    "YEAR": ("jaar", "jaar"),
    "WEEK": ("week", "weken"),
    "DAY": ("dag", "dagen"),
}

REGIONS = {"anyw": "overal", "anyw-cou": "overal in het land", "anyw-eea": "overal in de EER"}

LANGUAGES = {
    "BUL": "Bulgaars", "CES": "Tsjechisch", "DAN": "Deens", "DEU": "Duits", "ELL": "Grieks", "ENG": "Engels",
    "EST": "Ests", "FIN": "Fins", "FRA": "Frans", "GLE": "Iers", "HRV": "Kroatisch", "HUN": "Hongaars",
    "ITA": "Italiaans", "LAV": "Lets", "LIT": "Litouws", "MLT": "Maltees", "NLD": "Nederlands", "POL": "Pools",
    "POR": "Portugees", "RON": "Roemeens", "SLK": "Slowaaks", "SLV": "Sloveens", "SPA": "Spaans", "SWE": "Zweeds",
}  # fmt: skip
_DUTCH = frozenset({"NLD", "NL", "DUT"})


def language(code: str) -> str:
    """A language code in capitals, with Dutch always "NLD"."""
    capital = code.strip().upper()
    return "NLD" if capital.partition("-")[0] in _DUTCH else capital


# Words for codes that stand in remarks only: (list, code), or ("", code) when a code means the same everywhere.
WORDS = {
    ("", "true"): "ja",
    ("", "false"): "nee",
    ("", "yes"): "ja",
    ("", "no"): "nee",
    ("", "none"): "geen",
    ("", "not-known"): "nog niet bekend",
    ("", "allowed"): "toegestaan",
    ("", "not-allowed"): "niet toegestaan",
    ("", "required"): "verplicht",
    ("eu-funded", "eu-funds"): "met geld van de EU",
    ("eu-funded", "no-eu-funds"): "zonder geld van de EU",
    ("requirement-stage", "t-requ"): "gevraagd bij inschrijving",
    ("requirement-stage", "par-requ"): "gevraagd bij aanmelding",
    ("requirement-stage", "not-requ"): "niet gevraagd",
    ("requirement-stage", "nyk"): "nog niet bekend",
    ("usage", "nyk"): "nog niet bekend",
    ("framework-agreement", "fa-mix"): "deels met en deels zonder nieuwe oproep aan de partijen",
    ("framework-agreement", "fa-w-rc"): "met een nieuwe oproep aan de partijen",
    ("framework-agreement", "fa-wo-rc"): "zonder nieuwe oproep aan de partijen",
    ("dps-usage", "dps-list"): "ja, alleen voor de genoemde kopers",
    ("dps-usage", "dps-nlist"): "ja, ook voor andere kopers",
    ("subcontracting-obligation", "subc-chng"): "verandering van onderaannemer melden",
    ("subcontracting-obligation", "subc-min"): "een minimum in onderaanneming",
    ("subcontracting-obligation", "subc-oblig-2009-81"): "de koper kan onderaanneming verplichten",
    ("strategic-procurement", "env-imp"): "minder druk op het milieu",
    ("strategic-procurement", "soc-obj"): "sociale doelen",
    ("strategic-procurement", "inn-pur"): "innovatie",
    ("social-objective", "work-cond"): "goede arbeidsvoorwaarden",
    ("social-objective", "opp"): "werk voor mensen met afstand tot werk",
    ("social-objective", "hum-right"): "mensenrechten in de keten",
    ("social-objective", "gen-eq"): "gelijke kansen voor vrouwen en mannen",
    ("social-objective", "et-eq"): "gelijke kansen, welke afkomst ook",
    ("social-objective", "acc-all"): "toegankelijk voor iedereen",
    ("environmental-impact", "circ-econ"): "circulaire economie",
    ("environmental-impact", "clim-mitig"): "minder uitstoot",
    ("environmental-impact", "clim-adapt"): "aanpassen aan het klimaat",
    ("environmental-impact", "biodiv-eco"): "natuur en biodiversiteit",
    ("environmental-impact", "pollu-prev"): "minder vervuiling",
    ("environmental-impact", "water-mar"): "zuinig met water",
    ("", "other"): "anders",
    ("innovative-acquisition", "prod-innov"): "nieuw product",
    ("innovative-acquisition", "proc-innov"): "nieuw proces",
    ("innovative-acquisition", "mar-nov"): "nieuw op de markt",
    ("innovative-acquisition", "rd-act"): "onderzoek en ontwikkeling",
    ("gpp-criteria", "eu"): "criteria van de EU",
    ("gpp-criteria", "national"): "nationale criteria (MVI)",
    ("contract-nature", "works"): "werken",
    ("contract-nature", "supplies"): "leveringen",
    ("contract-nature", "services"): "diensten",
    ("selection-criteria-source", "epo-notice"): "in de aankondiging",
    ("selection-criteria-source", "epo-procurement-document"): "in de stukken",
    ("selection-criteria-source", "epo-acc-espd-request"): "in de eigen verklaring (UEA)",
    ("exclusion-grounds-source", "epo-notice"): "in de aankondiging",
    ("exclusion-grounds-source", "epo-procurement-document"): "in de stukken",
    ("exclusion-grounds-source", "epo-acc-espd-request"): "in de eigen verklaring (UEA)",
    ("timeperiod", "UNLIMITED"): "onbeperkt",
    ("timeperiod", "UNKNOWN"): "onbekend",
    ("energy-efficiency-basis", "eco-des"): "regels voor ecologisch ontwerp",
    ("energy-efficiency-basis", "enrg-lab"): "energielabel",
    ("energy-efficiency-basis", "gpp-crit"): "criteria voor groen inkopen",
    ("energy-efficiency-basis", "nzeb-bui"): "gebouwen die bijna geen energie vragen",
    ("buyer-legal-type", "body-pl"): "publiekrechtelijke instelling",
    ("buyer-legal-type", "body-pl-cga"): "publiekrechtelijke instelling van het Rijk",
    ("buyer-legal-type", "body-pl-ra"): "publiekrechtelijke instelling van een regio",
    ("buyer-legal-type", "body-pl-la"): "publiekrechtelijke instelling van een gemeente",
    ("buyer-legal-type", "cga"): "Rijk",
    ("buyer-legal-type", "ra"): "regionale overheid",
    ("buyer-legal-type", "la"): "lokale overheid",
    ("buyer-legal-type", "eu-ins-bod-ag"): "instelling van de EU",
    ("authority-activity", "gen-pub"): "algemene overheidsdiensten",
    ("authority-activity", "education"): "onderwijs",
    ("authority-activity", "env-pro"): "milieu",
    ("authority-activity", "hc-am"): "wonen en voorzieningen",
    ("authority-activity", "health"): "gezondheid",
    ("authority-activity", "pub-os"): "openbare orde en veiligheid",
    ("authority-activity", "rcr"): "recreatie, cultuur en religie",
    ("authority-activity", "soc-pro"): "sociale bescherming",
    ("buyer-contracting-type", "not-cont-ent"): "geen bedrijf uit een speciale sector",
    ("buyer-contracting-type", "cont-ent"): "bedrijf uit een speciale sector",
    ("number-threshold", "max-pass"): "hoogste aantal dat doorgaat",
    ("number-threshold", "min-score"): "laagste score",
    ("number-fixed", "fix-tot"): "vaste waarde in totaal",
    ("number-fixed", "fix-unit"): "vaste waarde per eenheid",
    ("cvd-contract-type", "veh-acq"): "kopen, leasen of huren van voertuigen",
    ("cvd-contract-type", "pass-tran-serv"): "personenvervoer over de weg",
    ("cvd-contract-type", "oth-serv-contr"): "andere dienst met voertuigen",
    ("missing-info-submission", "late-all"): "alles mag later worden aangevuld",
    ("missing-info-submission", "late-some"): "een deel mag later worden aangevuld",
    ("missing-info-submission", "late-none"): "niets mag later worden aangevuld",
}

"""What the parts of a notice are called (BT number and our own Dutch name), and what is left out on purpose.

Keys are the end of the path to an element, without the wrappers of the format; see `document`. BT, OPP and OPT numbers
are those of the eForms SDK (version 1.15, https://docs.ted.europa.eu/eforms/latest).
"""

from collections.abc import Sequence

from .document import Fate

# Left out on purpose: (start of the path, why). The first one that fits counts.
DELIBERATE: tuple[tuple[str, Fate], ...] = (
    # Names, telephone numbers and e-mail addresses: this program keeps no persons.
    ("Organizations/Organization/Company/Contact", Fate.PERSONAL),
    ("Organizations/Organization/TouchPoint", Fate.PERSONAL),
    ("Organizations/Organization/NaturalPersonIndicator", Fate.PERSONAL),
    ("Organizations/Organization/UltimateBeneficialOwner", Fate.PERSONAL),
    ("Organizations/UltimateBeneficialOwner", Fate.PERSONAL),
    ("BusinessParty", Fate.PERSONAL),
    ("SenderParty", Fate.PERSONAL),
    # Addresses and numbers of organisations, and all of the organisations that do not buy.
    ("Organizations", Fate.ORGANISATION),
    # Who tendered and won: the program is about the time before that.
    ("NoticeResult", Fate.RESULT),
    ("TenderResult", Fate.RESULT),
    ("Appeals", Fate.APPEAL),
    # Numbers and references that only mean something to computers.
    ("UBLVersionID", Fate.TECHNICAL),
    ("CustomizationID", Fate.TECHNICAL),
    ("VersionID", Fate.TECHNICAL),
    ("ProfileID", Fate.TECHNICAL),
    ("NoticeLanguageCode", Fate.TECHNICAL),
    ("AdditionalNoticeLanguage", Fate.TECHNICAL),
    ("NoticeTypeCode", Fate.TECHNICAL),
    ("NoticeSubType", Fate.TECHNICAL),
    ("IssueTime", Fate.TECHNICAL),
    ("TransmissionDate", Fate.TECHNICAL),
    ("TransmissionTime", Fate.TECHNICAL),
    ("ContractingParty/Party", Fate.TECHNICAL),
    ("ContractingParty/ServiceProviderParty", Fate.TECHNICAL),
)
# The same for the end of a path, wherever it is.
DELIBERATE_ENDS: tuple[tuple[str, Fate], ...] = (
    ("AwardingTerms/TechnicalCommitteePerson/FamilyName", Fate.PERSONAL),
    ("AwardingTerms/TechnicalCommitteePerson/FirstName", Fate.PERSONAL),
    ("PreSelectedParty/PartyName/Name", Fate.PERSONAL),
    ("PartyIdentification/ID", Fate.TECHNICAL),
    ("ProcurementProjectLot[Lot]/ID", Fate.TECHNICAL),
    ("ProcurementProjectLot[Part]/ID", Fate.TECHNICAL),
    ("ProcurementProjectLot[LotsGroup]/ID", Fate.TECHNICAL),
    ("CallForTendersDocumentReference/ID", Fate.TECHNICAL),
    ("FiscalLegislationDocumentReference/ID", Fate.TECHNICAL),
    ("EnvironmentalLegislationDocumentReference/ID", Fate.TECHNICAL),
    ("EmploymentLegislationDocumentReference/ID", Fate.TECHNICAL),
    ("ProcurementLegislationDocumentReference[CrossBorderLaw]/ID", Fate.TECHNICAL),
    ("ProcurementLegislationDocumentReference[LocalLegalBasis]/ID", Fate.TECHNICAL),
    ("SubsequentProcessTenderRequirement/Name", Fate.TECHNICAL),
    ("ContractExecutionRequirement[conditions]/ExecutionRequirementCode", Fate.TECHNICAL),
)

_PARAMETER = "AwardingCriterion/SubordinateAwardingCriterion/AwardCriterionParameter"
_SELECTION = "SelectionCriteria/CriterionParameter"

LABELS: dict[str, tuple[str, str]] = {
    # The notice
    "RegulatoryDomain": ("BT-01", "Rechtsgrondslag"),
    "ProcurementLegislationDocumentReference/ID": ("BT-01", "Rechtsgrondslag"),
    "ProcurementLegislationDocumentReference/DocumentDescription": ("BT-01", "Rechtsgrondslag"),
    "ProcurementLegislationDocumentReference[CrossBorderLaw]/DocumentDescription": ("BT-09", "Buitenlands recht"),
    "ContractFolderID": ("BT-04", "Nummer van de procedure"),
    "IssueDate": ("BT-05", "Verzending"),
    "PlannedDate": ("BT-127", "Verwachte datum van de aankondiging"),
    "RequestedPublicationDate": ("BT-738", "Gewenste publicatiedatum"),
    "Note": ("OPP-130", "Extra informatie"),
    "Publication/NoticePublicationID": ("OPP-010", "Nummer van publicatie"),
    "Publication/GazetteID": ("OPP-011", "Nummer van het Publicatieblad"),
    "Publication/PublicationDate": ("OPP-012", "Datum van publicatie"),
    "FieldsPrivacy/FieldIdentifierCode": ("BT-195", "Nog niet openbaar"),
    "FieldsPrivacy/ReasonDescription": ("BT-196", "Waarom nog niet openbaar"),
    "FieldsPrivacy/ReasonCode": ("BT-197", "Waarom nog niet openbaar"),
    "FieldsPrivacy/PublicationDate": ("BT-198", "Openbaar vanaf"),
    # Buyers
    "ContractingParty/BuyerProfileURI": ("BT-508", "Kopersprofiel"),
    "ContractingPartyType[buyer-legal-type]/PartyTypeCode": ("BT-11", "Rechtsvorm van de koper"),
    "ContractingPartyType[buyer-contracting-type]/PartyTypeCode": ("BT-740", "Soort koper"),
    "ContractingActivity[authority-activity]/ActivityTypeCode": ("BT-10", "Taak van de koper"),
    "ContractingActivity[entity-activity]/ActivityTypeCode": ("BT-610", "Taak van de koper"),
    # Changes of a notice or a contract, and appeals
    "Changes/ChangedNoticeIdentifier": ("BT-758", "Gewijzigde aankondiging"),
    "Changes/Change/ChangeDescription": ("BT-141", "Wat is gewijzigd"),
    "Changes/Change/ChangedSection/ChangedSectionIdentifier": ("BT-13716", "Gewijzigd deel"),
    "Changes/Change/ProcurementDocumentsChangeIndicator": ("BT-718", "Stukken gewijzigd"),
    "Changes/Change/ProcurementDocumentsChangeDate": ("BT-719", "Datum van de nieuwe stukken"),
    "Changes/ChangeReason/ReasonCode": ("BT-140", "Reden van de wijziging"),
    "Changes/ChangeReason/ReasonDescription": ("BT-762", "Toelichting op de wijziging"),
    "ContractModification/ModifiedContractIdentifier": ("BT-1501", "Gewijzigd contract"),
    "ContractModification/ChangedNoticeIdentifier": ("BT-1501", "Eerdere aankondiging"),
    "ContractModification/Change/ChangedSection/ChangedSectionIdentifier": ("BT-1501", "Gewijzigd deel"),
    "ContractModification/ChangeReason/ReasonCode": ("BT-200", "Reden van de contractwijziging"),
    "ContractModification/ChangeReason/ReasonDescription": ("BT-201", "Toelichting op de contractwijziging"),
    "ContractModification/Change/ChangeDescription": ("BT-202", "Wat is gewijzigd in het contract"),
    # Procedure
    "TenderingProcess/Description": ("BT-88", "Kenmerken van de procedure"),
    "TenderingProcess/ProcedureCode": ("BT-105", "Procedure"),
    "TenderingProcess/PartPresentationCode": ("BT-763", "Inschrijven op alle percelen verplicht"),
    "TenderingProcess/TerminatedIndicator": ("BT-756", "Oproep via vooraankondiging is gestopt"),
    "TenderingProcess/ProcedureRelaunchIndicator": ("BT-634", "Opnieuw op de markt"),
    "ProcessJustification[accelerated-procedure]/ProcessReasonCode": ("BT-106", "Versnelde procedure"),
    "ProcessJustification[accelerated-procedure]/ProcessReason": ("BT-1351", "Waarom spoed"),
    "ProcessJustification[direct-award-justification]/ProcessReasonCode": ("BT-136", "Grond voor directe gunning"),
    "ProcessJustification[direct-award-justification]/ProcessReason": ("BT-135", "Waarom directe gunning"),
    "ProcessJustification[direct-award-justification]/Description": ("BT-1252", "Eerdere procedure"),
    "ProcessJustification[no-esubmission-justification]/ProcessReasonCode": ("BT-19", "Waarom niet digitaal"),
    "ProcessJustification/ProcessReasonCode": ("BT-19", "Waarom niet digitaal"),
    "ProcessJustification/Description": ("BT-745", "Niet digitaal inschrijven"),
    "TenderingProcess/NoticeDocumentReference/ID": ("BT-125", "Eerdere aankondiging"),
    "NoticeDocumentReference/ReferencedDocumentInternalAddress": ("BT-1251", "Deel van de eerdere aankondiging"),
    "LotDistribution/MaximumLotsAwardedNumeric": ("BT-33", "Hoogste aantal percelen om te winnen"),
    "LotDistribution/MaximumLotsSubmittedNumeric": ("BT-31", "Hoogste aantal percelen om op in te schrijven"),
    "LotDistribution/LotsGroup/LotsGroupID": ("BT-330", "Groep percelen"),
    "LotDistribution/LotsGroup/ProcurementProjectLotReference/ID": ("BT-1375", "Perceel in een groep"),
    # Subject
    "ProcurementProject/Name": ("BT-21", "Titel"),
    "ProcurementProject/ID": ("BT-22", "Kenmerk"),
    "ProcurementProject/Description": ("BT-24", "Omschrijving"),
    "ProcurementProject/Note": ("BT-300", "Extra informatie"),
    "ProcurementProject/ProcurementTypeCode": ("BT-23", "Soort opdracht"),
    "ProcurementAdditionalType[contract-nature]/ProcurementTypeCode": ("BT-531", "Ook deel van de opdracht"),
    "ProcurementAdditionalType[strategic-procurement]/ProcurementTypeCode": ("BT-06", "Strategisch doel"),
    "ProcurementAdditionalType[strategic-procurement]/ProcurementType": ("BT-777", "Toelichting op het doel"),
    "ProcurementAdditionalType[environmental-impact]/ProcurementTypeCode": ("BT-774", "Milieudoel"),
    "ProcurementAdditionalType[social-objective]/ProcurementTypeCode": ("BT-775", "Sociaal doel"),
    "ProcurementAdditionalType[innovative-acquisition]/ProcurementTypeCode": ("BT-776", "Innovatie"),
    "ProcurementAdditionalType[gpp-criteria]/ProcurementTypeCode": ("BT-805", "Criteria voor groen inkopen"),
    "ProcurementAdditionalType[accessibility]/ProcurementTypeCode": ("BT-754", "Toegankelijkheid"),
    "ProcurementAdditionalType[accessibility]/ProcurementType": ("BT-755", "Waarom niet toegankelijk"),
    "ProcurementAdditionalType[transport-service]/ProcurementTypeCode": ("OPP-040", "Soort vervoer"),
    "ProcurementProject/EstimatedOverallContractQuantity": ("BT-25", "Hoeveelheid"),
    "ProcurementProject/SMESuitableIndicator": ("BT-726", "Geschikt voor het mkb"),
    "MainCommodityClassification/ItemClassificationCode": ("BT-262", "Hoofdcode"),
    "AdditionalCommodityClassification/ItemClassificationCode": ("BT-263", "Andere code"),
    "RequestedTenderTotal/EstimatedOverallContractAmount": ("BT-27", "Raming"),
    "RequestedTenderTotal/FrameworkMaximumAmount": ("BT-271", "Hoogste waarde van de raamovereenkomst"),
    "PlannedPeriod/StartDate": ("BT-536", "Start"),
    "PlannedPeriod/EndDate": ("BT-537", "Einde"),
    "PlannedPeriod/DurationMeasure": ("BT-36", "Looptijd"),
    "PlannedPeriod/DescriptionCode": ("BT-538", "Looptijd"),
    "PlannedPeriod/Description": ("BT-781", "Toelichting op de looptijd"),
    "ContractExtension/OptionsDescription": ("BT-54", "Opties"),
    "ContractExtension/MaximumNumberNumeric": ("BT-58", "Aantal verlengingen"),
    "ContractExtension/Renewal/Period/Description": ("BT-57", "Verlengingen"),
    "RealizedLocation/Description": ("BT-728", "Plaats, toelichting"),
    "RealizedLocation/Address/StreetName": ("BT-5101", "Plaats, straat"),
    "RealizedLocation/Address/AdditionalStreetName": ("BT-5101", "Plaats, straat"),
    "RealizedLocation/Address/AddressLine/Line": ("BT-5101", "Plaats, straat"),
    "RealizedLocation/Address/CityName": ("BT-5131", "Plaats"),
    "RealizedLocation/Address/PostalZone": ("BT-5121", "Plaats, postcode"),
    "RealizedLocation/Address/CountrySubentityCode": ("BT-5071", "Plaats, NUTS-code"),
    "RealizedLocation/Address/Region": ("BT-727", "Plaats, gebied"),
    "RealizedLocation/Address/Country/IdentificationCode": ("BT-5141", "Plaats, land"),
    # Terms
    "TenderingTerms/VariantConstraintCode": ("BT-63", "Varianten"),
    "TenderingTerms/FundingProgramCode": ("BT-60", "Geld van de EU"),
    "Funding/FinancingIdentifier": ("BT-5010", "Nummer van de EU-financiering"),
    "Funding/FundingProgramCode": ("BT-7220", "Programma van de EU"),
    "Funding/Description": ("BT-6140", "Geld van de EU, toelichting"),
    "TenderingTerms/RequiredCurriculaCode": ("BT-79", "Kwalificaties van het personeel"),
    "TenderingTerms/RecurringProcurementIndicator": ("BT-94", "Keert terug"),
    "TenderingTerms/RecurringProcurementDescription": ("BT-95", "Keert terug, toelichting"),
    "TenderingTerms/LatestSecurityClearanceDate": ("BT-78", "Uiterste dag voor de veiligheidsmachtiging"),
    "TenderingTerms/MultipleTendersCode": ("BT-769", "Meer dan één inschrijving per ondernemer"),
    "RequiredFinancialGuarantee/GuaranteeTypeCode": ("BT-751", "Garantie bij inschrijving"),
    "RequiredFinancialGuarantee/Description": ("BT-75", "Garantie bij inschrijving, toelichting"),
    "CallForTendersDocumentReference/DocumentType": ("BT-14", "Toegang tot de stukken"),
    "CallForTendersDocumentReference/DocumentTypeCode": ("BT-707", "Waarom stukken niet vrij zijn"),
    "CallForTendersDocumentReference/Attachment/ExternalReference/URI": ("BT-15", "Adres van de stukken"),
    "CallForTendersDocumentReference/DocumentStatusCode": ("BT-708", "Status van de stukken"),
    "OfficialLanguages/Language/ID": ("BT-708", "Taal van de stukken"),
    "NonOfficialLanguages/Language/ID": ("BT-737", "Stukken ook in een vertaling"),
    "PaymentTerms/Note": ("BT-77", "Betaling"),
    "SpecificTendererRequirement[reserved-procurement]/TendererRequirementTypeCode": ("BT-71", "Voorbehoud"),
    "SpecificTendererRequirement[exclusion-ground]/TendererRequirementTypeCode": ("BT-67", "Uitsluitingsgrond"),
    "SpecificTendererRequirement[exclusion-ground]/Description": ("BT-67", "Uitsluitingsgrond, toelichting"),
    "SpecificTendererRequirement[exclusion-grounds-source]/TendererRequirementTypeCode": (
        "BT-806",
        "Waar de uitsluitingsgronden staan",
    ),
    "SpecificTendererRequirement[selection-criteria-source]/TendererRequirementTypeCode": (
        "BT-821",
        "Waar de eisen aan de inschrijver staan",
    ),
    "SpecificTendererRequirement[missing-info-submission]/TendererRequirementTypeCode": ("BT-771", "Later aanvullen"),
    "SpecificTendererRequirement[missing-info-submission]/Description": ("BT-772", "Later aanvullen, toelichting"),
    "TendererQualificationRequest/CompanyLegalFormCode": ("BT-761", "Bepaalde rechtsvorm verplicht"),
    "TendererQualificationRequest/CompanyLegalForm": ("BT-76", "Rechtsvorm, toelichting"),
    "SelectionCriteria/TendererRequirementTypeCode": ("BT-809", "Eis aan de inschrijver"),
    "SelectionCriteria/CriterionTypeCode": ("BT-747", "Eis aan de inschrijver"),
    "SelectionCriteria/Name": ("BT-749", "Eis aan de inschrijver, naam"),
    "SelectionCriteria/Description": ("BT-750", "Eis aan de inschrijver, toelichting"),
    "SelectionCriteria/CalculationExpressionCode": ("BT-748", "Eis gebruikt"),
    "SelectionCriteria/SecondStageIndicator": ("BT-40", "Telt bij de selectie voor de tweede ronde"),
    f"{_SELECTION}[number-weight]/ParameterCode": ("BT-7531", "Selectie, maat van het gewicht"),
    f"{_SELECTION}[number-weight]/ParameterNumeric": ("BT-752", "Selectie, gewicht"),
    f"{_SELECTION}[number-threshold]/ParameterCode": ("BT-7532", "Selectie, soort grens"),
    f"{_SELECTION}[number-threshold]/ParameterNumeric": ("BT-752", "Selectie, grens"),
    "StrategicProcurement[cvd-scope]/ApplicableLegalBasis": ("BT-717", "Regels voor schone voertuigen gelden"),
    "StrategicProcurement[cvd-scope]/StrategicProcurementInformation/ProcurementCategoryCode": (
        "BT-735",
        "Soort contract met voertuigen",
    ),
    "StrategicProcurement[eed-scope]/ApplicableLegalBasis": ("BT-810", "Regels voor energie-efficiëntie gelden"),
    "StrategicProcurement[eed-scope]/StrategicProcurementInformation/ProcurementDetails/LegalFrameworkCode": (
        "BT-811",
        "Energie-efficiëntie, grondslag",
    ),
    "StrategicProcurement[eed-scope]/StrategicProcurementInformation/ProcurementDetails/AssetCategoryCode": (
        "BT-811",
        "Energie-efficiëntie, soort product",
    ),
    "StrategicProcurement[ipi-scope]/ApplicableLegalBasis": ("BT-684", "Internationale maatregel (IPI) geldt"),
    "AllowedSubcontractTerms[subcontracting-obligation]/SubcontractingConditionsCode": ("BT-65", "Onderaanneming"),
    "AllowedSubcontractTerms[subcontracting-obligation]/MinimumPercent": ("BT-64", "Onderaanneming, minimum"),
    "AllowedSubcontractTerms[subcontracting-obligation]/MaximumPercent": ("BT-729", "Onderaanneming, maximum"),
    "TenderSubcontractingRequirements/TenderSubcontractingRequirementsCode": (
        "BT-651",
        "Onderaanneming vermelden in de inschrijving",
    ),
    "ContractExecutionRequirement[reserved-execution]/ExecutionRequirementCode": (
        "BT-736",
        "Uitvoering in beschut werk",
    ),
    "ContractExecutionRequirement[reserved-execution]/Description": ("OPT-070", "Beschut werk, toelichting"),
    "ContractExecutionRequirement[conditions]/Description": ("BT-70", "Uitvoeringsvoorwaarde"),
    "ContractExecutionRequirement[einvoicing]/ExecutionRequirementCode": ("BT-743", "E-facturen"),
    "ContractExecutionRequirement[ecatalog-submission]/ExecutionRequirementCode": ("BT-764", "Digitale catalogus"),
    "ContractExecutionRequirement[esignature-submission]/ExecutionRequirementCode": (
        "BT-744",
        "Digitale handtekening verplicht",
    ),
    "ContractExecutionRequirement[nda]/ExecutionRequirementCode": ("BT-801", "Geheimhouding verplicht"),
    "ContractExecutionRequirement[nda]/Description": ("BT-802", "Geheimhouding, toelichting"),
    "ContractExecutionRequirement[fsr]/ExecutionRequirementCode": (
        "BT-681",
        "Regels voor buitenlandse subsidies gelden",
    ),
    "ContractExecutionRequirement[customer-service]/ExecutionRequirementCode": ("OPT-071", "Kwaliteitsdoel"),
    "ContractExecutionRequirement[customer-service]/Description": ("OPT-072", "Kwaliteitsdoel, toelichting"),
    "FiscalLegislationDocumentReference/Attachment/ExternalReference/URI": ("OPT-110", "Regels over belasting"),
    "EnvironmentalLegislationDocumentReference/Attachment/ExternalReference/URI": ("OPT-120", "Regels over milieu"),
    "EmploymentLegislationDocumentReference/Attachment/ExternalReference/URI": ("OPT-130", "Regels over arbeid"),
    "AwardingTerms/NoFurtherNegotiationIndicator": ("BT-120", "Gunnen zonder onderhandelen mogelijk"),
    "AwardingTerms/FollowupContractIndicator": ("BT-41", "Vervolgopdracht na de prijsvraag"),
    "AwardingTerms/BindingOnBuyerIndicator": ("BT-42", "Oordeel van de jury is bindend"),
    "AwardingTerms/Prize/RankCode": ("BT-44", "Prijs, plaats"),
    "AwardingTerms/Prize/Description": ("BT-45", "Prijs, toelichting"),
    "AwardingTerms/Prize/ValueAmount": ("BT-644", "Prijs, bedrag"),
    "AwardingCriterion/CalculationExpression": ("BT-543", "Gunning, wijze van rekenen"),
    "AwardingCriterion/Description": ("BT-733", "Waarom geen gewichten"),
    "SubordinateAwardingCriterion/AwardingCriterionTypeCode": ("BT-539", "Gunningscriterium, soort"),
    "SubordinateAwardingCriterion/Name": ("BT-734", "Gunningscriterium"),
    "SubordinateAwardingCriterion/Description": ("BT-540", "Gunningscriterium, toelichting"),
    f"{_PARAMETER}[number-weight]/ParameterNumeric": ("BT-541", "Gunningscriterium, gewicht"),
    f"{_PARAMETER}[number-weight]/ParameterCode": ("BT-5421", "Gunningscriterium, maat van het gewicht"),
    f"{_PARAMETER}[number-fixed]/ParameterNumeric": ("BT-541", "Gunningscriterium, vaste waarde"),
    f"{_PARAMETER}[number-fixed]/ParameterCode": ("BT-5422", "Gunningscriterium, soort vaste waarde"),
    f"{_PARAMETER}[number-threshold]/ParameterNumeric": ("BT-541", "Gunningscriterium, grens"),
    f"{_PARAMETER}[number-threshold]/ParameterCode": ("BT-5423", "Gunningscriterium, soort grens"),
    "TenderRecipientParty/EndpointID": ("BT-18", "Adres voor inschrijving"),
    "TenderValidityPeriod/DurationMeasure": ("BT-98", "Inschrijving blijft geldig"),
    "AppealTerms/PresentationPeriod/Description": ("BT-99", "Termijn voor bezwaar"),
    "TenderingTerms/Language/ID": ("BT-97", "Taal van de inschrijving"),
    "PostAwardProcess/ElectronicOrderUsageIndicator": ("BT-92", "Digitaal bestellen"),
    "PostAwardProcess/ElectronicPaymentUsageIndicator": ("BT-93", "Digitaal betalen"),
    "SecurityClearanceTerm/Code": ("BT-578", "Veiligheidsmachtiging verplicht"),
    "SecurityClearanceTerm/Description": ("BT-732", "Veiligheidsmachtiging, toelichting"),
    # Process of a lot
    "TenderingProcess/AccessToolName": ("BT-632", "Naam van het inschrijfsysteem"),
    "TenderingProcess/AccessToolsURI": ("BT-124", "Website van het inschrijfsysteem"),
    "TenderingProcess/SubmissionMethodCode": ("BT-17", "Digitaal inschrijven"),
    "TenderingProcess/CandidateReductionConstraintIndicator": (
        "BT-52",
        "Aantal gegadigden wordt stap voor stap kleiner",
    ),
    "TenderingProcess/GovernmentAgreementConstraintIndicator": ("BT-115", "Valt onder de GPA"),
    "InterestExpressionReceptionPeriod/EndDate": ("BT-630", "Uiterste dag voor blijk van belangstelling"),
    "InterestExpressionReceptionPeriod/EndTime": ("BT-630", "Uiterste tijd voor blijk van belangstelling"),
    "AnswerReceptionPeriod/EndDate": ("BT-800", "Uiterste dag voor antwoorden"),
    "AnswerReceptionPeriod/EndTime": ("BT-800", "Uiterste tijd voor antwoorden"),
    "TenderSubmissionDeadlinePeriod/EndDate": ("BT-131", "Uiterste dag van inschrijving"),
    "TenderSubmissionDeadlinePeriod/EndTime": ("BT-131", "Uiterste tijd van inschrijving"),
    "ParticipationRequestReceptionPeriod/EndDate": ("BT-1311", "Uiterste dag voor aanmelden"),
    "ParticipationRequestReceptionPeriod/EndTime": ("BT-1311", "Uiterste tijd voor aanmelden"),
    "AdditionalInformationRequestPeriod/EndDate": ("BT-13", "Uiterste dag voor vragen"),
    "AdditionalInformationRequestPeriod/EndTime": ("BT-13", "Uiterste tijd voor vragen"),
    "InvitationSubmissionPeriod/StartDate": ("BT-130", "Uitnodiging tot inschrijving"),
    "ParticipationInvitationPeriod/StartDate": ("BT-631", "Uitnodiging om belangstelling te bevestigen"),
    "EconomicOperatorShortList/LimitationDescription": ("BT-661", "Hoogste aantal gegadigden bepaald"),
    "EconomicOperatorShortList/MaximumQuantity": ("BT-51", "Hoogste aantal gegadigden"),
    "EconomicOperatorShortList/MinimumQuantity": ("BT-50", "Laagste aantal gegadigden"),
    "OpenTenderEvent/OccurrenceDate": ("BT-132", "Opening van de inschrijvingen"),
    "OpenTenderEvent/OccurrenceTime": ("BT-132", "Opening, tijd"),
    "OpenTenderEvent/Description": ("BT-134", "Opening, toelichting"),
    "OpenTenderEvent/OccurenceLocation/Description": ("BT-133", "Opening, plaats"),
    "AuctionTerms/AuctionConstraintIndicator": ("BT-767", "Elektronische veiling"),
    "AuctionTerms/Description": ("BT-122", "Elektronische veiling, toelichting"),
    "AuctionTerms/AuctionURI": ("BT-123", "Elektronische veiling, adres"),
    "FrameworkAgreement/MaximumOperatorQuantity": ("BT-113", "Raamovereenkomst, hoogste aantal partijen"),
    "FrameworkAgreement/Justification": ("BT-109", "Raamovereenkomst, waarom langer"),
    "FrameworkAgreement/EstimatedMaximumValueAmount": ("BT-157", "Raamovereenkomst, hoogste waarde van de groep"),
    "FrameworkAgreement/SubsequentProcessTenderRequirement/Description": ("BT-111", "Raamovereenkomst, andere kopers"),
    "ContractingSystem[framework-agreement]/ContractingSystemTypeCode": ("BT-765", "Raamovereenkomst"),
    "ContractingSystem[dps-usage]/ContractingSystemTypeCode": ("BT-766", "Dynamisch aankoopsysteem"),
}


def label_of(path: Sequence[str]) -> tuple[str, str]:
    """BT number and name of an element by its path; two empty texts when it is not known.

    The longest known end of the path counts, first with the code lists of its groups and then without them.
    """
    for names in (path, [name.partition("[")[0] for name in path]):
        for start in range(len(names)):
            # A name of one word is that of a child of the root only.
            if len(names) - start == 1 < len(path):
                continue
            if (known := LABELS.get("/".join(names[start:]))) is not None:
                return known
    return "", ""


def deliberate(path: Sequence[str]) -> Fate | None:
    """Why an element is left out on purpose, or None when it is not."""
    whole = "/".join(path)
    for start, fate in DELIBERATE:
        if whole == start or whole.startswith(f"{start}/"):
            return fate
    for end, fate in DELIBERATE_ENDS:
        if whole == end or whole.endswith(f"/{end}"):
            return fate
    return None

//! Words that people call kinds of documents by, in the names of files.

use super::super::choices::DocumentKind;

/// Words for kinds, without accents; those of several words come with spaces.
pub(super) const KINDS: [(&str, DocumentKind); 52] = [
    ("angebot", DocumentKind::Quotation),
    ("kostenvoranschlag", DocumentKind::Quotation),
    ("offerte", DocumentKind::Quotation),
    ("quotation", DocumentKind::Quotation),
    ("quote", DocumentKind::Quotation),
    ("offer", DocumentKind::Quotation),
    ("bestellung", DocumentKind::Order),
    ("auftrag", DocumentKind::Order),
    ("order", DocumentKind::Order),
    ("purchase order", DocumentKind::Order),
    ("auftragsbestaetigung", DocumentKind::OrderConfirmation),
    ("order confirmation", DocumentKind::OrderConfirmation),
    ("rechnung", DocumentKind::Invoice),
    ("schlussrechnung", DocumentKind::Invoice),
    ("invoice", DocumentKind::Invoice),
    ("teilrechnung", DocumentKind::PartialInvoice),
    ("abschlagsrechnung", DocumentKind::PartialInvoice),
    ("anzahlungsrechnung", DocumentKind::PartialInvoice),
    ("partial invoice", DocumentKind::PartialInvoice),
    ("interim invoice", DocumentKind::PartialInvoice),
    ("rechnungskorrektur", DocumentKind::CorrectedInvoice),
    ("korrekturrechnung", DocumentKind::CorrectedInvoice),
    ("corrected invoice", DocumentKind::CorrectedInvoice),
    ("gutschrift", DocumentKind::CreditNote),
    ("stornorechnung", DocumentKind::CreditNote),
    ("credit note", DocumentKind::CreditNote),
    ("creditnote", DocumentKind::CreditNote),
    ("lieferschein", DocumentKind::DeliveryNote),
    ("delivery note", DocumentKind::DeliveryNote),
    ("stundenzettel", DocumentKind::Timesheet),
    ("stundennachweis", DocumentKind::Timesheet),
    ("leistungsnachweis", DocumentKind::Timesheet),
    ("timesheet", DocumentKind::Timesheet),
    ("time sheet", DocumentKind::Timesheet),
    ("vertrag", DocumentKind::Contract),
    ("contract", DocumentKind::Contract),
    ("agreement", DocumentKind::Contract),
    ("nda", DocumentKind::Nda),
    ("geheimhaltungsvereinbarung", DocumentKind::Nda),
    ("vertraulichkeitsvereinbarung", DocumentKind::Nda),
    ("non disclosure agreement", DocumentKind::Nda),
    ("avv", DocumentKind::Dpa),
    ("dpa", DocumentKind::Dpa),
    ("auftragsverarbeitungsvertrag", DocumentKind::Dpa),
    ("data processing agreement", DocumentKind::Dpa),
    ("protokoll", DocumentKind::Minutes),
    ("minutes", DocumentKind::Minutes),
    ("bericht", DocumentKind::Report),
    ("report", DocumentKind::Report),
    ("zertifikat", DocumentKind::Certificate),
    ("certificate", DocumentKind::Certificate),
    ("bescheinigung", DocumentKind::Certificate),
];

/// German words that end like this are of the kind, too: `Rahmenvertrag`. They stay in the title, which they say more in.
pub(super) const ENDINGS: [(&str, DocumentKind); 7] = [
    ("angebot", DocumentKind::Quotation),
    ("bestellung", DocumentKind::Order),
    ("rechnung", DocumentKind::Invoice),
    ("gutschrift", DocumentKind::CreditNote),
    ("vertrag", DocumentKind::Contract),
    ("protokoll", DocumentKind::Minutes),
    ("bericht", DocumentKind::Report),
];

/// What the letters before a number mean.
pub(super) const LETTERS: [(&str, DocumentKind); 16] = [
    ("r", DocumentKind::Invoice),
    ("re", DocumentKind::Invoice),
    ("rg", DocumentKind::Invoice),
    ("inv", DocumentKind::Invoice),
    ("an", DocumentKind::Quotation),
    ("ang", DocumentKind::Quotation),
    ("q", DocumentKind::Quotation),
    ("ab", DocumentKind::OrderConfirmation),
    ("po", DocumentKind::Order),
    ("gs", DocumentKind::CreditNote),
    ("cn", DocumentKind::CreditNote),
    ("ls", DocumentKind::DeliveryNote),
    ("dn", DocumentKind::DeliveryNote),
    ("nda", DocumentKind::Nda),
    ("avv", DocumentKind::Dpa),
    ("dpa", DocumentKind::Dpa),
];

/// What devices call their files, with numbers that mean nothing.
pub(super) const DEVICES: [&str; 3] = ["scan", "img", "doc"];

/// A kind's word before one of these is part of a phrase: `Rechnung für Oktober`.
pub(super) const JOINTS: [&str; 20] = [
    "für", "fuer", "zum", "zur", "zu", "über", "ueber", "von", "vom", "der", "des", "die", "das",
    "mit", "for", "on", "about", "of", "with", "from",
];

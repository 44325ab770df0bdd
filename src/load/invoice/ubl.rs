//! OASIS Universal Business Language, as CEN/TS 16931-3-2 binds EN 16931 to it: invoices and credit notes.

use super::cii::in_currency;
use super::xml::{Broken, Element, Space};
use super::{Invoice, InvoiceLine, Party, Syntax, TaxLine};

/// The amounts that are read.
const AMOUNTS: [&str; 11] = [
    "LineExtensionAmount",
    "AllowanceTotalAmount",
    "ChargeTotalAmount",
    "TaxExclusiveAmount",
    "TaxInclusiveAmount",
    "PrepaidAmount",
    "PayableRoundingAmount",
    "PayableAmount",
    "TaxableAmount",
    "TaxAmount",
    "PriceAmount",
];

/// Reads an `Invoice` or a `CreditNote`.
///
/// # Errors
/// When an amount or a day is none.
pub fn invoice(root: &Element) -> Result<Invoice, Broken> {
    let is_credit = root.space == Space::UblCreditNote;
    let (kind, lines) = match is_credit {
        true => ("cbc:CreditNoteTypeCode", "cac:CreditNoteLine"),
        false => ("cbc:InvoiceTypeCode", "cac:InvoiceLine"),
    };
    let sums = |name: &str| root.amount(&format!("cac:LegalMonetaryTotal/cbc:{name}"));
    let currency = root.word("cbc:DocumentCurrencyCode");
    let accounting = root.word("cbc:TaxCurrencyCode");
    root.check_currency(
        currency.as_deref(),
        &AMOUNTS,
        ("TaxTotal", "TaxAmount", accounting.as_deref()),
    )?;
    let tax = in_currency(&root.all("cac:TaxTotal/cbc:TaxAmount"), currency.as_deref());
    // Only the total in the invoice's own currency is divided by rates.
    let taxes = root.all("cac:TaxTotal/cac:TaxSubtotal");
    Ok(Invoice {
        syntax: Syntax::Ubl,
        profile: root.word("cbc:CustomizationID"),
        number: root.word("cbc:ID"),
        type_code: root.word(kind),
        issued: root.date("cbc:IssueDate")?,
        due: match root.date("cbc:DueDate")? {
            Some(due) => Some(due),
            // A credit note has no other place for it.
            None => root.date("cac:PaymentMeans/cbc:PaymentDueDate")?,
        },
        delivered: root.date("cac:Delivery/cbc:ActualDeliveryDate")?,
        period_start: root.date("cac:InvoicePeriod/cbc:StartDate")?,
        period_end: root.date("cac:InvoicePeriod/cbc:EndDate")?,
        buyer_reference: root.word("cbc:BuyerReference"),
        order: root.word("cac:OrderReference/cbc:ID"),
        preceding: root.word("cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID"),
        seller: root
            .one("cac:AccountingSupplierParty/cac:Party")
            .map(party)
            .unwrap_or_default(),
        buyer: root
            .one("cac:AccountingCustomerParty/cac:Party")
            .map(party)
            .unwrap_or_default(),
        lines: root
            .all(lines)
            .into_iter()
            .map(line)
            .collect::<Result<_, _>>()?,
        taxes: taxes.into_iter().map(tax_line).collect::<Result<_, _>>()?,
        lines_total: sums("LineExtensionAmount")?,
        allowances: sums("AllowanceTotalAmount")?,
        charges: sums("ChargeTotalAmount")?,
        net: sums("TaxExclusiveAmount")?,
        tax: tax.map_or(Ok(None), Element::own_amount)?,
        gross: sums("TaxInclusiveAmount")?,
        prepaid: sums("PrepaidAmount")?,
        rounding: sums("PayableRoundingAmount")?,
        payable: sums("PayableAmount")?,
        terms: root.text("cac:PaymentTerms/cbc:Note"),
        iban: root.word("cac:PaymentMeans/cac:PayeeFinancialAccount/cbc:ID"),
        notes: root
            .all("cbc:Note")
            .into_iter()
            .filter_map(Element::own_text)
            .collect(),
        currency,
    })
}

fn party(party: &Element) -> Party {
    let at = |path: &str| party.text(&format!("cac:PostalAddress/{path}"));
    let city = [at("cbc:PostalZone"), at("cbc:CityName")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let address = [
        at("cbc:StreetName"),
        at("cbc:AdditionalStreetName"),
        at("cac:AddressLine/cbc:Line"),
        Some(city),
        at("cac:Country/cbc:IdentificationCode"),
    ];
    let schemes = party.all("cac:PartyTaxScheme");
    let vat = schemes
        .into_iter()
        .find(|scheme| scheme.text("cac:TaxScheme/cbc:ID").as_deref() == Some("VAT"));
    Party {
        name: party
            .text("cac:PartyLegalEntity/cbc:RegistrationName")
            .or_else(|| party.text("cac:PartyName/cbc:Name")),
        address: address
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect(),
        vat_id: vat.and_then(|scheme| scheme.word("cbc:CompanyID")),
    }
}

fn line(line: &Element) -> Result<InvoiceLine, Broken> {
    let quantity = line
        .one("cbc:InvoicedQuantity")
        .or_else(|| line.one("cbc:CreditedQuantity"));
    Ok(InvoiceLine {
        number: line.word("cbc:ID"),
        title: line.text("cac:Item/cbc:Name"),
        text: line.text("cac:Item/cbc:Description"),
        quantity: quantity.map_or(Ok(None), Element::own_amount)?,
        unit: quantity
            .and_then(|quantity| quantity.attribute("unitCode"))
            .map(str::to_owned),
        price: line.amount("cac:Price/cbc:PriceAmount")?,
        price_of: line.amount("cac:Price/cbc:BaseQuantity")?,
        net: line.amount("cbc:LineExtensionAmount")?,
        rate: line.amount("cac:Item/cac:ClassifiedTaxCategory/cbc:Percent")?,
    })
}

fn tax_line(tax: &Element) -> Result<TaxLine, Broken> {
    Ok(TaxLine {
        rate: tax.amount("cac:TaxCategory/cbc:Percent")?,
        category: tax.word("cac:TaxCategory/cbc:ID"),
        base: tax.amount("cbc:TaxableAmount")?,
        tax: tax.amount("cbc:TaxAmount")?,
        reason: tax.text("cac:TaxCategory/cbc:TaxExemptionReason"),
    })
}

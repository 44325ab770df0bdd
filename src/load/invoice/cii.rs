//! UN/CEFACT Cross Industry Invoice, as CEN/TS 16931-3-3 binds EN 16931 to it.

use super::xml::{Broken, Element};
use super::{Invoice, InvoiceLine, Party, Syntax, TaxLine};

/// The amounts that are read.
const AMOUNTS: [&str; 12] = [
    "LineTotalAmount",
    "AllowanceTotalAmount",
    "ChargeTotalAmount",
    "TaxBasisTotalAmount",
    "TaxTotalAmount",
    "GrandTotalAmount",
    "TotalPrepaidAmount",
    "RoundingAmount",
    "DuePayableAmount",
    "BasisAmount",
    "CalculatedAmount",
    "ChargeAmount",
];

/// Reads a `CrossIndustryInvoice`.
///
/// # Errors
/// When an amount or a day is none.
pub fn invoice(root: &Element) -> Result<Invoice, Broken> {
    let head = |path: &str| root.word(&format!("rsm:ExchangedDocument/{path}"));
    let trade = |path: &str| format!("rsm:SupplyChainTradeTransaction/{path}");
    let agreement = |path: &str| trade(&format!("ram:ApplicableHeaderTradeAgreement/{path}"));
    let settlement = |path: &str| trade(&format!("ram:ApplicableHeaderTradeSettlement/{path}"));
    let sums = |name: &str| {
        root.amount(&settlement(&format!(
            "ram:SpecifiedTradeSettlementHeaderMonetarySummation/{name}"
        )))
    };
    let day = |path: &str| root.date(&format!("{path}/udt:DateTimeString"));
    let currency = root.word(&settlement("ram:InvoiceCurrencyCode"));
    let accounting = root.word(&settlement("ram:TaxCurrencyCode"));
    root.check_currency(
        currency.as_deref(),
        &AMOUNTS,
        (
            "SpecifiedTradeSettlementHeaderMonetarySummation",
            "TaxTotalAmount",
            accounting.as_deref(),
        ),
    )?;
    let lines = root.all(&trade("ram:IncludedSupplyChainTradeLineItem"));
    let taxes = root.all(&settlement("ram:ApplicableTradeTax"));
    let account = settlement(
        "ram:SpecifiedTradeSettlementPaymentMeans/ram:PayeePartyCreditorFinancialAccount",
    );
    Ok(Invoice {
        syntax: Syntax::Cii,
        profile: root.word(
            "rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID",
        ),
        number: head("ram:ID"),
        type_code: head("ram:TypeCode"),
        issued: day("rsm:ExchangedDocument/ram:IssueDateTime")?,
        due: day(&settlement(
            "ram:SpecifiedTradePaymentTerms/ram:DueDateDateTime",
        ))?,
        delivered: day(&trade(
            "ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime",
        ))?,
        period_start: day(&settlement("ram:BillingSpecifiedPeriod/ram:StartDateTime"))?,
        period_end: day(&settlement("ram:BillingSpecifiedPeriod/ram:EndDateTime"))?,
        buyer_reference: root.word(&agreement("ram:BuyerReference")),
        order: root.word(&agreement(
            "ram:BuyerOrderReferencedDocument/ram:IssuerAssignedID",
        )),
        preceding: root.word(&settlement(
            "ram:InvoiceReferencedDocument/ram:IssuerAssignedID",
        )),
        seller: root
            .one(&agreement("ram:SellerTradeParty"))
            .map(party)
            .unwrap_or_default(),
        buyer: root
            .one(&agreement("ram:BuyerTradeParty"))
            .map(party)
            .unwrap_or_default(),
        lines: lines.into_iter().map(line).collect::<Result<_, _>>()?,
        taxes: taxes.into_iter().map(tax).collect::<Result<_, _>>()?,
        lines_total: sums("ram:LineTotalAmount")?,
        allowances: sums("ram:AllowanceTotalAmount")?,
        charges: sums("ram:ChargeTotalAmount")?,
        net: sums("ram:TaxBasisTotalAmount")?,
        tax: {
            let path = settlement(
                "ram:SpecifiedTradeSettlementHeaderMonetarySummation/ram:TaxTotalAmount",
            );
            in_currency(&root.all(&path), currency.as_deref())
                .map_or(Ok(None), Element::own_amount)?
        },
        gross: sums("ram:GrandTotalAmount")?,
        prepaid: sums("ram:TotalPrepaidAmount")?,
        rounding: sums("ram:RoundingAmount")?,
        payable: sums("ram:DuePayableAmount")?,
        terms: root.text(&settlement(
            "ram:SpecifiedTradePaymentTerms/ram:Description",
        )),
        iban: root
            .word(&format!("{account}/ram:IBANID"))
            .or_else(|| root.word(&format!("{account}/ram:ProprietaryID"))),
        notes: root
            .all("rsm:ExchangedDocument/ram:IncludedNote/ram:Content")
            .into_iter()
            .filter_map(Element::own_text)
            .collect(),
        currency,
    })
}

/// The amount in the invoice's own currency: tax may be told in that of the books, too.
pub(super) fn in_currency<'e>(
    amounts: &[&'e Element],
    currency: Option<&str>,
) -> Option<&'e Element> {
    let own = |amount: &&&Element| {
        amount
            .attribute("currencyID")
            .is_none_or(|code| Some(code) == currency)
    };
    amounts
        .iter()
        .find(own)
        .or_else(|| amounts.first().filter(|_| amounts.len() == 1))
        .copied()
}

fn party(party: &Element) -> Party {
    let at = |name: &str| party.text(&format!("ram:PostalTradeAddress/ram:{name}"));
    let city = [at("PostcodeCode"), at("CityName")]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" ");
    let address = [
        at("LineOne"),
        at("LineTwo"),
        at("LineThree"),
        Some(city),
        at("CountryID"),
    ];
    let registrations = party.all("ram:SpecifiedTaxRegistration/ram:ID");
    let vat = registrations
        .into_iter()
        .find(|id| id.attribute("schemeID") == Some("VA"));
    Party {
        name: party.text("ram:Name"),
        address: address
            .into_iter()
            .flatten()
            .filter(|line| !line.is_empty())
            .collect(),
        vat_id: vat.and_then(Element::own_text),
    }
}

fn line(line: &Element) -> Result<InvoiceLine, Broken> {
    let quantity = line.one("ram:SpecifiedLineTradeDelivery/ram:BilledQuantity");
    let price = |name: &str| {
        line.amount(&format!(
            "ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice/ram:{name}"
        ))
    };
    let settlement = |path: &str| line.amount(&format!("ram:SpecifiedLineTradeSettlement/{path}"));
    Ok(InvoiceLine {
        number: line.word("ram:AssociatedDocumentLineDocument/ram:LineID"),
        title: line.text("ram:SpecifiedTradeProduct/ram:Name"),
        text: line.text("ram:SpecifiedTradeProduct/ram:Description"),
        quantity: quantity.map_or(Ok(None), Element::own_amount)?,
        unit: quantity
            .and_then(|quantity| quantity.attribute("unitCode"))
            .map(str::to_owned),
        price: price("ChargeAmount")?,
        price_of: price("BasisQuantity")?,
        net: settlement("ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount")?,
        rate: settlement("ram:ApplicableTradeTax/ram:RateApplicablePercent")?,
    })
}

fn tax(tax: &Element) -> Result<TaxLine, Broken> {
    Ok(TaxLine {
        rate: tax.amount("ram:RateApplicablePercent")?,
        category: tax.word("ram:CategoryCode"),
        base: tax.amount("ram:BasisAmount")?,
        tax: tax.amount("ram:CalculatedAmount")?,
        reason: tax.text("ram:ExemptionReason"),
    })
}

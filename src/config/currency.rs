//! Currencies (ISO 4217).

use super::fields::Fields;
use crate::diag::nearest;

/// The active codes of ISO 4217 that denote money (funds, metals and test codes are left out).
const CODES: &str = "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP \
CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD \
JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK \
NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND \
TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG";

/// Codes whose smallest unit is not a hundredth, with their number of decimals.
const DECIMALS: [(&str, u32); 23] = [
    ("BHD", 3),
    ("BIF", 0),
    ("CLP", 0),
    ("DJF", 0),
    ("GNF", 0),
    ("IQD", 3),
    ("ISK", 0),
    ("JOD", 3),
    ("JPY", 0),
    ("KMF", 0),
    ("KRW", 0),
    ("KWD", 3),
    ("LYD", 3),
    ("OMR", 3),
    ("PYG", 0),
    ("RWF", 0),
    ("TND", 3),
    ("UGX", 0),
    ("VND", 0),
    ("VUV", 0),
    ("XAF", 0),
    ("XOF", 0),
    ("XPF", 0),
];

/// A currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Reads a code in capitals; `None` when ISO 4217 has no such money.
    pub fn parse(text: &str) -> Option<Self> {
        let code: [u8; 3] = text.as_bytes().try_into().ok()?;
        CODES
            .split(' ')
            .any(|known| known == text)
            .then_some(Self(code))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).expect("only ASCII codes are ever stored")
    }

    /// Digits behind the decimal point.
    pub fn decimals(&self) -> u32 {
        DECIMALS
            .iter()
            .find(|(code, _)| *code == self.as_str())
            .map_or(2, |(_, decimals)| *decimals)
    }

    /// Every known code, for hints.
    pub fn codes() -> impl Iterator<Item = &'static str> + Clone {
        CODES.split(' ')
    }
}

impl Fields<'_> {
    /// An ISO 4217 code.
    pub fn currency(&mut self, key: &'static str) -> Option<Currency> {
        let typed = self.marked_text(key)?;
        let currency = Currency::parse(&typed.value);
        if currency.is_none() {
            let hint = match nearest(&typed.value.to_uppercase(), Currency::codes()) {
                Some(code) => format!("expected an ISO 4217 code; did you mean `{code}`?"),
                None => "expected an ISO 4217 code such as \"EUR\"".to_owned(),
            };
            self.error(
                "invalid-currency",
                typed.span,
                format!("`{}` is no currency", typed.value),
                hint,
            );
        }
        currency
    }
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn codes_are_iso_4217() {
        assert_eq!(
            Currency::parse("EUR").map(|currency| currency.decimals()),
            Some(2)
        );
        assert_eq!(
            Currency::parse("JPY").map(|currency| currency.decimals()),
            Some(0)
        );
        for bad in ["eur", "EURO", "XXX", "", "E R"] {
            assert_eq!(Currency::parse(bad), None, "{bad}");
        }
    }
}

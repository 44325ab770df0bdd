//! What kinds of documents there are to each other: which states each of them may have, what it waits for, and whose turn it is.
//!
//! | kind | states |
//! |---|---|
//! | quotation | draft, open, accepted, rejected, cancelled |
//! | order | draft, open, accepted, approved, rejected, settled, cancelled |
//! | order confirmation | draft, open, accepted, signed, final, settled, cancelled |
//! | invoice, partial and corrected invoice | draft, open, approved, partly-paid, paid, settled, rejected, cancelled |
//! | credit note | draft, open, approved, partly-paid, paid, settled, rejected, cancelled |
//! | delivery note | draft, open, accepted, signed, rejected, final, cancelled |
//! | timesheet | draft, open, accepted, approved, signed, rejected, settled, final, cancelled |
//! | contract, NDA, DPA | draft, open, accepted, signed, valid, rejected, cancelled |
//! | minutes, report | draft, open, accepted, approved, signed, rejected, final, cancelled |
//! | certificate | draft, valid, final, cancelled |

use super::super::choices::{DocumentKind, DocumentState, Side};
use super::record::Document;

/// What an open document waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Waiting {
    /// For money.
    Payment,
    /// For a yes or no.
    Answer,
    /// For a signature.
    Signature,
    /// For somebody to say that it is right.
    Approval,
}

impl Waiting {
    /// Its name in message keys.
    pub fn word(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Answer => "answer",
            Self::Signature => "signature",
            Self::Approval => "approval",
        }
    }
}

impl DocumentKind {
    /// The states that a document of this kind may have, in the order in which it comes through them.
    pub fn states(self) -> &'static [DocumentState] {
        use DocumentState::{
            Accepted, Approved, Cancelled, Draft, Final, Open, Paid, PartlyPaid, Rejected, Settled,
            Signed, Valid,
        };
        match self {
            Self::Quotation => &[Draft, Open, Accepted, Rejected, Cancelled],
            Self::Order => &[
                Draft, Open, Accepted, Approved, Rejected, Settled, Cancelled,
            ],
            Self::OrderConfirmation => &[Draft, Open, Accepted, Signed, Final, Settled, Cancelled],
            Self::Invoice | Self::PartialInvoice | Self::CorrectedInvoice | Self::CreditNote => &[
                Draft, Open, Approved, PartlyPaid, Paid, Settled, Rejected, Cancelled,
            ],
            Self::DeliveryNote => &[Draft, Open, Accepted, Signed, Rejected, Final, Cancelled],
            Self::Timesheet => &[
                Draft, Open, Accepted, Approved, Signed, Rejected, Settled, Final, Cancelled,
            ],
            Self::Contract | Self::Nda | Self::Dpa => {
                &[Draft, Open, Accepted, Signed, Valid, Rejected, Cancelled]
            }
            Self::Minutes | Self::Report => &[
                Draft, Open, Accepted, Approved, Signed, Rejected, Final, Cancelled,
            ],
            Self::Certificate => &[Draft, Valid, Final, Cancelled],
        }
    }

    /// Whether its gross amount is to be paid.
    pub fn is_payable(self) -> bool {
        matches!(
            self,
            Self::Invoice | Self::PartialInvoice | Self::CorrectedInvoice
        )
    }

    /// Whether it is about money.
    pub fn has_amount(self) -> bool {
        self.is_payable()
            || matches!(
                self,
                Self::Quotation | Self::Order | Self::OrderConfirmation | Self::CreditNote
            )
    }

    /// Whether it is a thing that two sides sign.
    pub fn is_agreement(self) -> bool {
        matches!(self, Self::Contract | Self::Nda | Self::Dpa)
    }

    /// What it is called in the middle of a finding.
    pub(super) fn phrase(self) -> String {
        let name = self.word().replace('-', " ");
        let name = match self {
            Self::Nda | Self::Dpa => name.to_uppercase(),
            _ => name,
        };
        match self {
            Self::Minutes => format!("a document of {name}"),
            Self::Nda | Self::Order | Self::OrderConfirmation | Self::Invoice => {
                format!("an {name}")
            }
            _ => format!("a {name}"),
        }
    }

    /// Whether it comes from whoever sells.
    fn is_of_seller(self) -> Option<bool> {
        match self {
            Self::Order => Some(false),
            Self::Quotation
            | Self::OrderConfirmation
            | Self::Invoice
            | Self::PartialInvoice
            | Self::CorrectedInvoice
            | Self::CreditNote
            | Self::DeliveryNote
            | Self::Timesheet => Some(true),
            Self::Contract
            | Self::Nda
            | Self::Dpa
            | Self::Minutes
            | Self::Report
            | Self::Certificate => None,
        }
    }
}

impl Document {
    /// What it waits for, if it is open. Of a document without a state nobody knows.
    pub fn waits_for(&self) -> Option<Waiting> {
        let (kind, state) = (self.kind?, self.state?);
        let waits_for_money = kind.is_payable() || kind == DocumentKind::CreditNote;
        match (kind, state) {
            (_, DocumentState::Open | DocumentState::Approved | DocumentState::PartlyPaid)
                if waits_for_money =>
            {
                Some(Waiting::Payment)
            }
            (DocumentKind::Quotation | DocumentKind::Order, DocumentState::Open) => {
                Some(Waiting::Answer)
            }
            (
                DocumentKind::Contract | DocumentKind::Nda | DocumentKind::Dpa,
                DocumentState::Open,
            ) => Some(Waiting::Signature),
            (DocumentKind::Certificate, _) => None,
            (_, DocumentState::Open) => Some(Waiting::Approval),
            _ => None,
        }
    }

    /// Whether it is over: whatever its days say, nobody has to look at them any more.
    pub fn is_over(&self) -> bool {
        let is_answered = self.kind == Some(DocumentKind::Quotation)
            && self.state == Some(DocumentState::Accepted);
        is_answered
            || matches!(
                self.state,
                Some(
                    DocumentState::Paid
                        | DocumentState::Settled
                        | DocumentState::Cancelled
                        | DocumentState::Rejected
                )
            )
    }

    /// Whether it falls to the readers' side to do what an open document waits for. In a portal for suppliers the agency buys and the
    /// readers sell; in all others the agency sells. Whoever buys answers quotations, pays invoices and approves; whoever sells confirms
    /// orders and pays credit notes out; both sign. `from` says otherwise for a single document.
    pub fn is_for(&self, readers: Side) -> bool {
        let Some((kind, waiting)) = self.kind.zip(self.waits_for()) else {
            return false;
        };
        if waiting == Waiting::Signature {
            return true;
        }
        let pays_out = kind == DocumentKind::CreditNote;
        let is_theirs = match (self.from, kind.is_of_seller()) {
            (Some(from), _) => from == readers,
            (None, Some(of_seller)) => of_seller == (readers == Side::Supplier),
            // Minutes and reports are written by the publisher.
            (None, None) => false,
        };
        is_theirs == pays_out
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::choices::{DocumentKind as Kind, DocumentState as State, Side};
    use super::{Document, Waiting};
    use crate::config::Choice;

    fn document(kind: Kind, state: State) -> Document {
        Document {
            kind: Some(kind),
            state: Some(state),
            ..Document::default()
        }
    }

    #[test]
    fn an_open_document_waits_for_what_its_kind_is_for() {
        for (kind, state, waits) in [
            (Kind::Invoice, State::Open, Some(Waiting::Payment)),
            (Kind::Invoice, State::Approved, Some(Waiting::Payment)),
            (
                Kind::PartialInvoice,
                State::PartlyPaid,
                Some(Waiting::Payment),
            ),
            (Kind::CreditNote, State::Open, Some(Waiting::Payment)),
            (Kind::Invoice, State::Paid, None),
            (Kind::Invoice, State::Rejected, None),
            (Kind::Quotation, State::Open, Some(Waiting::Answer)),
            (Kind::Quotation, State::Accepted, None),
            (Kind::Order, State::Open, Some(Waiting::Answer)),
            (Kind::Order, State::Approved, None),
            (Kind::Nda, State::Open, Some(Waiting::Signature)),
            (Kind::Contract, State::Signed, None),
            (Kind::Timesheet, State::Open, Some(Waiting::Approval)),
            (Kind::Minutes, State::Open, Some(Waiting::Approval)),
            (Kind::Certificate, State::Valid, None),
        ] {
            assert_eq!(
                document(kind, state).waits_for(),
                waits,
                "{kind:?} {state:?}"
            );
        }
    }

    #[test]
    fn whose_turn_it_is_depends_on_who_reads() {
        let (customer, supplier) = (Side::Customer, Side::Supplier);
        for (kind, customers, suppliers) in [
            (Kind::Invoice, true, false),
            (Kind::Quotation, true, false),
            (Kind::Order, false, true),
            (Kind::CreditNote, false, true),
            (Kind::Timesheet, true, false),
            (Kind::Contract, true, true),
            (Kind::Minutes, true, true),
        ] {
            let open = document(kind, State::Open);
            assert_eq!(open.is_for(customer), customers, "{kind:?}");
            assert_eq!(open.is_for(supplier), suppliers, "{kind:?}");
            assert!(!document(kind, State::Cancelled).is_for(customer));
        }
        let own = Document {
            from: Some(customer),
            ..document(Kind::Quotation, State::Open)
        };
        assert!(!own.is_for(customer));
    }

    #[test]
    fn every_kind_can_begin_and_be_cancelled() {
        for (word, kind) in <Kind as Choice>::ALL {
            let states = kind.states();
            assert_eq!(states.first(), Some(&State::Draft), "{word}");
            assert_eq!(states.last(), Some(&State::Cancelled), "{word}");
        }
    }
}

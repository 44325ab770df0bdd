//! The closed lists of words that front matter may use, such as the states of a concept.

use crate::config::Choice;

macro_rules! choices {
    ($(#[doc = $doc:literal] $name:ident { $($word:literal $variant:ident),+ $(,)? })+) => {$(
        #[doc = $doc]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant,)+
        }

        impl Choice for $name {
            const ALL: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),+];
        }

        impl $name {
            /// The word as it stands in front matter.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    )+};
}

choices! {
    #[doc = "What a status entry is about."]
    StatusKind {
        "update" Update, "milestone" Milestone, "win" Win, "risk" Risk, "decision" Decision, "question" Question, "note" Note,
    }
    #[doc = "How a project does."]
    Health {
        "on-track" OnTrack, "at-risk" AtRisk, "off-track" OffTrack, "on-hold" OnHold, "done" Done,
    }
    #[doc = "How ripe a concept is."]
    ConceptState {
        "idea" Idea, "draft" Draft, "in-review" InReview, "decision-ready" DecisionReady, "accepted" Accepted, "rejected" Rejected,
        "deferred" Deferred, "withdrawn" Withdrawn, "implemented" Implemented, "superseded" Superseded,
    }
    #[doc = "Whether a budget's amounts include tax."]
    Basis { "net" Net, "gross" Gross }
    #[doc = "What a row of a ledger books."]
    BookingKind { "actual" Actual, "committed" Committed, "credit" Credit, "correction" Correction }
    #[doc = "What a document is."]
    DocumentKind {
        "quotation" Quotation, "order" Order, "order-confirmation" OrderConfirmation, "invoice" Invoice, "partial-invoice" PartialInvoice,
        "corrected-invoice" CorrectedInvoice, "credit-note" CreditNote, "delivery-note" DeliveryNote, "timesheet" Timesheet,
        "contract" Contract, "nda" Nda, "dpa" Dpa, "minutes" Minutes, "report" Report, "certificate" Certificate,
    }
    #[doc = "How far a document has come."]
    DocumentState {
        "draft" Draft, "open" Open, "accepted" Accepted, "approved" Approved, "rejected" Rejected, "signed" Signed, "paid" Paid,
        "partly-paid" PartlyPaid, "settled" Settled, "cancelled" Cancelled, "valid" Valid, "final" Final,
    }
    #[doc = "The side of the table a person sits on."]
    Side { "agency" Agency, "customer" Customer, "supplier" Supplier, "partner" Partner }
}

# English. The same keys as in de.ftl; numbers and dates arrive as they are written.

## Frame
skip-to-content = Skip to content
sections = Sections
projects = Projects
crumbs = Breadcrumb
on-this-page = On this page
lock = Lock
forget-device = Sign out on this device
as-of = As of
sealed-note = Encrypted. Only your passphrase opens it.
by = by
draft = Draft
where-we-stand = Where we stand
more = { $count } more
files-title = Files
files-download = download
table-region = Table
task-done = Done
task-open = Open
anchor = Link to this section
empty-home = Nothing has been posted yet. As soon as there is news, you will find it here.
empty-section = There are no entries here yet.

## Gate
gate-title = Your portal
gate-welcome = Welcome
gate-intro = This protected room holds everything about our work together.
gate-passphrase = Passphrase
gate-show = Show
gate-hide = Hide
gate-remember = Stay signed in on this device for 30 days
gate-open = Open portal
gate-no-script = Please turn on JavaScript: your browser itself decrypts the portal.
gate-not-started = The portal could not start. Did you open the page as a file? It needs a web server.

## Messages of the reader
reader-opening = Opening your portal …
reader-checking = Checking your passphrase …
reader-slow = This takes a little longer in this browser. Please bear with us for a moment.
reader-unlocked = Your portal is open.
reader-locked = Your portal is locked.
reader-idle-locked = Your portal was locked after a long pause. Please sign in again.
reader-wrong-passphrase = This passphrase does not fit. Please check spelling and spaces.
reader-no-webcrypto = Your browser cannot decrypt over this connection. Please open the portal via https.
reader-damaged = This page arrived incomplete or damaged. Please reload it; if that does not help, let us know.
reader-newer-format = This page is newer than what your browser has loaded. Please reload it.
reader-resealed = The keys of this portal were renewed. Please sign in again with your passphrase.
reader-offline = The page cannot be reached right now. Please check your connection and try again.
reader-not-found = This page no longer exists. It may have been moved.
reader-not-readable = This page is meant for other readers.
reader-bad-kdf = The sign-in settings are outside what is allowed. For your safety, nothing was opened. Please let us know.
reader-access-damaged = The sign-in settings are incomplete or damaged. Please reload the page; if that does not help, let us know.
reader-downloading = Fetching and decrypting the file …
reader-download-failed = The file could not be opened. Please try again.
reader-image-failed = The image could not be opened.

## Kinds of pages
kind-home = Overview
kind-project = Project
kind-section = Section
kind-page = Page
kind-status = Status
kind-concept = Concept
kind-budget = Budget
kind-document = Document
kind-person = Person

section-status = Status
section-concepts = Concepts
section-budget = Budget
section-documents = Documents
section-people = People

## Values
status-kind-update = Update
status-kind-milestone = Milestone
status-kind-win = Win
status-kind-risk = Risk
status-kind-decision = Decision
status-kind-question = Question
status-kind-note = Note

health-on-track = On track
health-at-risk = At risk
health-off-track = Off track
health-on-hold = On hold
health-done = Done

concept-state-idea = Idea
concept-state-draft = Draft
concept-state-in-review = In review
concept-state-decision-ready = Ready to decide
concept-state-accepted = Accepted
concept-state-rejected = Rejected
concept-state-deferred = Deferred
concept-state-withdrawn = Withdrawn
concept-state-implemented = Implemented
concept-state-superseded = Superseded

document-kind-quotation = Quotation
document-kind-order = Order
document-kind-order-confirmation = Order confirmation
document-kind-invoice = Invoice
document-kind-partial-invoice = Partial invoice
document-kind-corrected-invoice = Corrected invoice
document-kind-credit-note = Credit note
document-kind-delivery-note = Delivery note
document-kind-timesheet = Timesheet
document-kind-contract = Contract
document-kind-nda = Non-disclosure agreement
document-kind-dpa = Data processing agreement
document-kind-minutes = Minutes
document-kind-report = Report
document-kind-certificate = Certificate

portal-kind-customer = Customer
portal-kind-supplier = Supplier
portal-kind-partner = Partner
portal-kind-prospect = Prospect
portal-kind-applicant = Applicant

side-agency = Agency
side-customer = Customer
side-supplier = Supplier
side-partner = Partner

basis-net = Net
basis-gross = Gross

booking-actual = Spent
booking-committed = Committed
booking-credit = Credit
booking-correction = Correction

## Facts of a page
fact-amount = Amount
fact-approved = Approved
fact-basis = Basis
fact-budget = Budget
fact-consulted = Consulted
fact-corrects = Corrects
fact-currency = Currency
fact-date = Date
fact-decide-by = Decide by
fact-decider = Decides
fact-driver = Driver
fact-due = Due
fact-gross = Gross
fact-health = Health
fact-informed = Informed
fact-languages = Languages
fact-net = Net
fact-next = Next
fact-number = Number
fact-order = Order
fact-owner = Owner
fact-progress = Progress
fact-project = Project
fact-retainer = Retainer
fact-reviewed = Reviewed
fact-stage = Stage
fact-state = State
fact-substitute = Substitute
fact-supersedes = Supersedes
fact-target = Target date
fact-tax = Tax
fact-thresholds = Thresholds
fact-topic = Topic
fact-topics = Topics
fact-updated = Updated
fact-valid-until = Valid until
fact-year = Year

## Tables
table-options = Options compared

column-amount = Amount
column-assumptions = Assumptions
column-cost = Cost
column-date = Date
column-document = Document
column-effort = Effort
column-high = High
column-hours = Hours
column-kind = Kind
column-likely = Likely
column-line = Line
column-low = Low
column-note = Note
column-summary = In short
column-title = Title
column-who = Who

## Notation
# Names, patterns and signs as CLDR has them for this language; docs/languages.md says what each one is. An attribute is a region that writes otherwise.
likely-region = US
months = January, February, March, April, May, June, July, August, September, October, November, December
months-short = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sept, Oct, Nov, Dec
    .AU = Jan, Feb, Mar, Apr, May, June, July, Aug, Sept, Oct, Nov, Dec
    .CA = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
    .US = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
weekdays = Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday
weekdays-short = Mon, Tue, Wed, Thu, Fri, Sat, Sun
half-days = am, pm
    .CA = a.m., p.m.
    .US = AM, PM
date-long = d MMMM y
    .CA = MMMM d, y
    .US = MMMM d, y
date-short = E, d MMM
    .CA = E, MMM d
    .GB = E d MMM
    .US = E, MMM d
day-and-month = d MMM
    .CA = MMM d
    .US = MMM d
month-and-year = MMMM y
time = HH:mm
    .AU = h:mm a
    .CA = h:mm a
    .IN = h:mm a
    .NZ = h:mm a
    .US = h:mm a
time-in-text = HH:mm
    .AU = h:mm a
    .CA = h:mm a
    .IN = h:mm a
    .NZ = h:mm a
    .US = h:mm a
range-in-one-month = d–d MMMM y
    .CA = MMMM d–d, y
    .US = MMMM d–d, y
range-in-one-year = d MMMM – d MMMM y
    .CA = MMMM d – MMMM d, y
    .US = MMMM d – MMMM d, y
range-over-years = d MMMM y – d MMMM y
    .CA = MMMM d, y – MMMM d, y
    .US = MMMM d, y – MMMM d, y
decimal-sign = .
group-sign = ,
money-group-sign = ,
minus-sign = -
least-before-group = 1
number = #,##0.###
    .IN = #,##,##0.###
percent = #,##0%
    .IN = #,##,##0%
money = ¤#,##0.00
    .IN = ¤#,##,##0.00
currency-signs = AUD A$, BRL R$, CAD CA$, CNY CN¥, EUR €, GBP £, HKD HK$, ILS ₪, INR ₹, JPY JP¥, KRW ₩, MXN MX$, NZD NZ$, PHP ₱, TWD NT$, USD US$, VND ₫, XAF FCFA, XCD EC$, XCG Cg., XOF F CFA, XPF CFPF
    .AU = AUD $, BRL BRL, CAD CAD, CNY CNY, EUR EUR, GBP GBP, HKD HKD, ILS ILS, INR INR, JPY JPY, KRW KRW, MXN MXN, NZD NZD, PHP PHP, SCR Rs, TWD TWD, USD USD, VND VND, XAF XAF, XCD XCD, XOF XOF, XPF CFP
    .CA = CAD $, XCG Cg
    .IN = USD $
    .NZ = NZD $
    .US = JPY ¥, USD $
size-units = B, kB, MB, GB
list-pair = { $first } and { $second }
list-middle = { $first }, { $second }
list-end = { $first } and { $second }
    .US = { $first }, and { $second }

## Document states, languages, durations
reader-old-browser = This browser is too old to decrypt the portal. Please use a current one.
reader-failed = That did not work. Please reload the page.
document-state-draft = Draft
document-state-open = Open
document-state-accepted = Accepted
document-state-approved = Approved
document-state-rejected = Rejected
document-state-signed = Signed
document-state-paid = Paid
document-state-partly-paid = Partly paid
document-state-settled = Settled
document-state-cancelled = Cancelled
document-state-valid = Valid
document-state-final = Final
column-year = Year
fact-start = Start
language-de = German
language-en = English
language-fr = French
language-es = Spanish
language-it = Italian
language-nl = Dutch
language-pl = Polish
language-pt = Portuguese
language-tr = Turkish
language-uk = Ukrainian
language-ru = Russian
language-da = Danish
language-sv = Swedish
language-no = Norwegian
language-fi = Finnish
language-cs = Czech
language-ar = Arabic
language-zh = Chinese
language-ja = Japanese
language-frr = North Frisian
language-nds = Low German
language-cy = Welsh
language-gd = Scottish Gaelic
language-yo = Yoruba
duration-years = { $count ->
    [one] year
   *[other] { $count } years
}
duration-months = { $count ->
    [one] month
   *[other] { $count } months
}
duration-weeks = { $count ->
    [one] week
   *[other] { $count } weeks
}
duration-days = { $count ->
    [one] day
   *[other] { $count } days
}

## Timeline
timeline-newer = Newer:
timeline-older = Older:
timeline-newest = Latest entries
filter-by-kind = Kind
filter-by-topic = Topic
filter-by-author = Author
filter-by-project = Project
filter-all = All
filter-reset = Show all
filter-shown = { "{shown}" } of { "{total}" } entries
read-on = Read on
reading-time = { $count ->
    [one] one-minute read
   *[other] { $count }-minute read
}
date-and-time = { $date }, { $time }
corrected-by = Corrected by
post-neighbours = Entries before and after
post-previous = Before
post-next = After
topic-people = Who answers for it
section-pages = Pages

## Health, stages and targets
strip-title = Health, week by week
strip-week = Week { $number }
strip-nothing = Nothing said yet
strip-own = Everything else
phases = Phases
phase-past = done
phase-track = Track
phase-think = Think
phase-make = Make
target-history = How the date moved
target-plan = As planned
target-was = was
target-said = entry of
slip-later = { $count ->
    [one] one day later
   *[other] { $count } days later
}
slip-earlier = { $count ->
    [one] one day earlier
   *[other] { $count } days earlier
}

## Needs
post-needs = Needed
need-settled = Done
need-taken-back = No longer needed
due-today = Due today

## Home
every-years = { $count ->
    [one] every year
   *[other] every { $count } years
}
every-months = { $count ->
    [one] every month
   *[other] every { $count } months
}
every-weeks = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
every-days = { $count ->
    [one] every day
   *[other] every { $count } days
}
needs-you = What we need from you
needs-decision = Decide: { $title }
needs-by = by
overdue = Overdue
next-update = Next update due
next-update-late = An update was due on
next-dates = Next dates
all-dates = All dates
review-due = Due for review
review-last = Last reviewed
review-ask = Ask
last-update = Last update
empty-stand-every = The first status update will appear here. You can expect one { $every }.
latest = Latest

## People and absence
somebody = Somebody
people-away = Away until { $day }.
people-away-stand-in = Away until { $day }. { $person } stands in.
people-away-soon = Away { $days }.
people-away-soon-stand-in = Away { $days }. { $people } { $count ->
    [one] stands
   *[other] stand
} in.
people-talks = { $person } talks to { $other }.
people-talks-about = { $person } talks to { $other } about { $topics }.
people-save = Save contact
people-save-all = Save all { $count } contacts

## Dates
dates-title = Dates
dates-all = all dates
dates-others = Also:
dates-kind-need = Needed
dates-kind-decision = Decision
dates-kind-due = Due
dates-kind-valid-until = Valid until
dates-kind-target = Target date
dates-kind-event = Event
dates-summary = { $kind }: { $what }
dates-save = Save for your calendar
dates-save-note = The file holds the dates as they stand here. Later changes come with a new file, which replaces the old entries.
dates-earlier = Earlier dates
dates-none-ahead = There is nothing ahead at the moment.
dates-still-open = Still open

## Freshness
freshness-fresh = Reviewed on { $day }.
freshness-fresh-unreviewed = As of { $day }.
freshness-due = Reviewed on { $day }; the next review is due.
freshness-due-unreviewed = As of { $day }; a review is due.
freshness-due-ask = { $person } can tell you whether it still holds.
freshness-stale = Not reviewed since { $day }, so some of it may be out of date.
freshness-stale-unreviewed = Unchanged since { $day }, so some of it may be out of date.
freshness-stale-ask = Please ask { $person } before you rely on it.
freshness-mark-due = Review due
freshness-mark-stale = May be out of date

## Languages and translations
choose-language = Language
translation-only = This page exists only in { $language }.
translation-missing = This page does not exist in { $wanted }. You are reading it in { $language }.
translation-older = This translation is older than the original of { $date }.
translation-original = Read the original ({ $language })
kind-dates = Dates
kind-archive = Archive
kind-topic = Topic
kind-tag = Tag

## Diagrams
diagram-region = Diagram
diagram-flowchart = Flowchart
diagram-sequence = Sequence diagram
diagram-gantt = Schedule
diagram-pie = Pie chart
diagram-state = State diagram
diagram-class = Class diagram
diagram-er = Entity-relationship diagram

## Charts
chart-figures = Figures
chart-kind-bar = Bar chart
chart-kind-grouped = Grouped bar chart
chart-kind-stacked = Stacked bar chart
chart-kind-line = Line chart
chart-kind-area = Area chart
chart-kind-pie = Pie chart
chart-kind-donut = Donut chart
chart-kind-sparkline = Sparkline
chart-millions = { $number }m
chart-billions = { $number }bn
chart-one = { $name }: { $value }.
chart-same = { $value } throughout.
chart-share = Largest share: { $name } with { $share }.
chart-change = From { $first } ({ $from }) to { $last } ({ $to }).
chart-extremes = Highest: { $most } with { $highest }; lowest: { $least } with { $lowest }.

## Code, callouts, footnotes, pictures
callout-note = Note
callout-tip = Tip
callout-important = Important
callout-warning = Warning
callout-caution = Caution
footnotes = Footnotes
footnote-number = Footnote { $number }
footnote-back = Back to the text
footnote-back-to = Back to the text, place { $number }
picture-enlarge = Enlarge
picture-close = Close
code-block = Code

## Concepts
kind-summary = Summary
fact-maturity = Maturity
fact-superseded-by = Superseded by
column-option = Option
concept-summary = Summary for your management
concept-summary-note = One page to print
concept-maturity = { $met } of { $total }
concept-maturity-missing = { $met } of { $total }, missing: { $missing }
maturity-title = Is it ready to be decided?
maturity-is-there = there
maturity-is-missing = missing
maturity-text = a description
maturity-contributor = a contributor from your side
maturity-options = two options
maturity-cost = cost or effort of each option
maturity-answers = answers to all questions
maturity-recommendation = a recommendation
maturity-decider = a decider
maturity-decide-by = a decision date
options-chosen = Chosen
options-recommended = Recommended
decision-title = The decision
decision-by = Decided by
decision-by-stand-in = { $person }, standing in for { $decider }
decision-on = Decided on
decision-until = Put off until
decision-again = Time to look at it again
questions-open = Open questions
questions-answered = Answered questions
question-by = To be answered by
board-others = More concepts:
board-decided = Decided or closed ({ $count })
board-show-decided = Show them
board-nothing-open = Nothing waits for a decision right now.
summary-print = Print
summary-page = Read the whole concept
summary-wanted = The decision that is needed
summary-problem = What it is about
summary-recommendation = Our recommendation
summary-no-questions = There are no open questions.

## Versions
kind-versions = Versions
versions-changed = { $count ->
    [one] Changed once.
   *[other] Changed { $count } times.
}
versions-changed-last = { $count ->
    [one] Changed once, on { $day }.
   *[other] Changed { $count } times, last on { $day }.
}
versions-changed-often = Changed many times, last on { $day }.
versions-compare = Compare versions
versions-back = Back to the page
versions-from = From
versions-to = To
versions-swap = Swap
versions-current = Current text
versions-difference = What is different
versions-sum = Changed: { "{changed}" } · added: { "{added}" } · removed: { "{removed}" } · moved: { "{moved}" }
versions-none = These two say the same.
versions-places = Differences in
versions-top = Beginning
versions-part-changed = changed
versions-part-added = added
versions-part-removed = removed
versions-part-moved = moved
versions-part-same = Unchanged: { "{count}" }
versions-all = All versions
versions-before = Compare with the one before
versions-no-past = This text has not changed so far.
versions-option = Option
versions-question = Question
versions-answer = Answer

## Ledgers

kind-ledger = Bookings

## Light and dark

scheme-system = Light and dark like the system
scheme-light = Light
scheme-dark = Dark

## Sheets

kind-sheet = At a glance
sheet-link = One page to print
sheet-home = Everything else

## Downloads

downloads-title = Figures to work with
# ECMA-376, 18.8.31: how a spreadsheet shows days.
sheet-day = d mmm yyyy
sheet-years = Years
sheet-from = From
sheet-until = Until
sheet-allowance = Allowance
sheet-carried = Carried over
sheet-used-up = Used
sheet-left = Left
sheet-expired = Expired
sheet-lines = Lines
sheet-outlook = Outlook
sheet-scenario = Scenario
sheet-sum = Total
sheet-approved = Approved
sheet-actual = Spent
sheet-used = Used
sheet-committed = Committed
sheet-remaining = Remaining
sheet-available = Available
sheet-invoiced = Invoiced
sheet-paid = Paid
sheet-etc = Still expected
sheet-forecast = Forecast
sheet-variance = Variance
sheet-in-hours = { $figure } (hours)

## Budgets

budget-stand = How the budget stands
budget-basis-net = net
budget-basis-gross = gross
budget-as-of = As of
budget-message-before = { $side ->
    [none] The year begins on { $day }.
   *[other] The year begins on { $day }. { $approved } is approved.
}
budget-message-now = { $side ->
    [below] { $used } used, { $elapsed } of the year gone, forecast { $share } below budget.
    [just-below] { $used } used, { $elapsed } of the year gone, forecast slightly below budget.
    [above] { $used } used, { $elapsed } of the year gone, forecast { $share } above budget.
    [just-above] { $used } used, { $elapsed } of the year gone, forecast slightly above budget.
    [exact] { $used } used, { $elapsed } of the year gone, forecast exactly on budget.
   *[none] { $spent } spent, { $elapsed } of the year gone, { $forecast } expected by its end. No budget is approved yet.
}
budget-message-over = { $side ->
    [below] The year is over: { $used } used, { $share } below budget in the end.
    [just-below] The year is over: { $used } used, slightly below budget in the end.
    [above] The year is over: { $used } used, { $share } above budget in the end.
    [just-above] The year is over: { $used } used, slightly above budget in the end.
    [exact] The year is over: { $used } used, exactly on budget in the end.
   *[none] The year is over: { $spent } spent. No budget was approved.
}
budget-message-any = { $side ->
    [below] { $used } used, forecast { $share } below budget.
    [just-below] { $used } used, forecast slightly below budget.
    [above] { $used } used, forecast { $share } above budget.
    [just-above] { $used } used, forecast slightly above budget.
    [exact] { $used } used, forecast exactly on budget.
   *[none] { $spent } spent, { $forecast } expected. No budget is approved yet.
}
budget-level-within = Within budget
budget-level-warn = Note: { $percent } reached
budget-level-alert = Running low: { $percent } reached
budget-level-over = Over budget
budget-level-forecast-over = Forecast above budget
budget-pace-ahead = The budget is used faster than the year passes.
budget-pace-level = The budget is used as fast as the year passes.
budget-pace-behind = The budget is used more slowly than the year passes.
budget-note-approved = the agreed budget
budget-note-actual = all spending, less credits
budget-note-committed = ordered, not invoiced yet
budget-note-available = approved − spent − committed
budget-note-forecast = spent + still expected ({ $etc })
budget-note-variance = approved − forecast
budget-note-invoiced = spending covered by an invoice
budget-note-paid = the part of it that is paid
budget-burn-rate = Spent per month
budget-burn-rate-note = spent ÷ months until { $day }
budget-runway = Lasts until
budget-runway-note = at this rate
budget-key-spent = spent
budget-key-committed = committed
budget-key-forecast = forecast
budget-key-approved = approved
budget-key-beyond = over budget
budget-lines = Lines
budget-lines-hours = Lines in hours
budget-spent-of = { $spent } of { $approved }
budget-spent-of-none = { $spent }, nothing approved
budget-sum-of = Total { $name }
budget-of-portal = General
budget-hours-spent = Hours
budget-hours-approved = Hours approved
budget-table = All figures
budget-table-in = { $name } ({ $unit })
budget-bookings = { $count ->
    [one] See the booking
    [2] See both bookings
   *[other] See all { $count } bookings
}
budget-course = The course of the year
budget-course-month = End of month
budget-course-said = By { $day }, { $spent } was spent; { $forecast } is expected by the end of the year.
budget-plan = Plan
budget-today = Today
budget-retainer = Retainer
budget-retainer-terms = { $allowance } { $every }.
budget-retainer-carry = What is left stays usable for { $duration }. What is used too much is taken off the next allowance.
budget-retainer-carry-capped = What is left stays usable for { $duration }, up to { $cap }. What is used too much is taken off the next allowance.
budget-carry-years = { $count ->
    [one] another year
   *[other] another { $count } years
}
budget-carry-months = { $count ->
    [one] another month
   *[other] another { $count } months
}
budget-carry-weeks = { $count ->
    [one] another week
   *[other] another { $count } weeks
}
budget-carry-days = { $count ->
    [one] another day
   *[other] another { $count } days
}
budget-retainer-no-carry = What is left expires.
budget-retainer-left = { $side ->
    [less] { $left } overused
    [none] Nothing left
   *[more] { $left } left
}
budget-retainer-used = { $carry ->
    [less] { $used } used; allowance of { $allowance }, less { $carried } overused before
    [none] { $used } of { $usable } used
   *[more] With { $carried } carried over: { $used } of { $usable } used
}
budget-retainer-table = All periods
budget-retainer-period = Period
budget-retainer-allowance = Allowance
budget-retainer-carried = Carried over
budget-retainer-booked = Used
budget-retainer-rest = Left
budget-retainer-expired = Expired
budget-outlook = Outlook for { $year }
budget-fan = Fan chart
budget-fan-caption = What { $year } may cost
budget-fan-said = At least { $low }, probably { $likely }, at most { $high }.
budget-fan-so-far = Spent or expected
budget-assumptions = Assumptions
budget-years = All years
budget-years-from = years from { $month }
budget-change = Year on year
budget-without-year = Without a year
budget-line-available = { $line }: { $available } still available
budget-line-over = { $line }: { $available } over budget

## The page of a ledger

ledger-search = Search
ledger-shown = { "{shown}" } of { "{total}" } bookings
ledger-more = Show { "{count}" } more
ledger-rest = These are the newest of { $count } bookings. The files below hold all of them.
ledger-none = No booking fits what you are looking for.
ledger-spent = Spent
ledger-committed = Committed
reader-part-failed = A part of this page could not be loaded. Please reload the page to try again.

## Documents

document-state-unknown = Not stated
document-due = Due on
document-due-today = Due today
document-was-due = It was due on
document-valid-until = Valid until
document-expires-soon = Expires soon
document-expired = Expired
document-was-valid-until = It was valid until
document-for-you-payment = For you to pay
document-for-you-answer = For you to answer
document-for-you-signature = To be signed
document-for-you-approval = For you to confirm
document-for-us-payment = For us to pay
document-for-us-answer = For us to answer
document-for-us-signature = To be signed
document-for-us-approval = For us to confirm
document-chain = What belongs together
document-here = this document
document-bookings = Where it was booked
document-is-file = There is only the file; what you see here was taken from its name.
fact-open = Still open
fact-paid = Paid
fact-paid-on = Paid on
fact-from = From
fact-refers = See also
filter-by-state = State
filter-by-year = Year
needs-paper-payment = Pay: { $document }
needs-paper-answer = Answer: { $document }
needs-paper-signature = Sign: { $document }
needs-paper-approval = Confirm: { $document }
needs-with-amount = { $needed }, { $amount }
register-open = Open items
register-all = All documents
register-undated = Without a date
register-file = File
register-sums = Sums by state
register-what = Documents
register-count = Count
register-total = Total
register-quotations = Quotations
register-orders = Orders
register-confirmations = Order confirmations
register-invoices = Invoices
register-credits = Credit notes

## Electronic invoices

invoice-title = What the invoice says
invoice-copy = Read from { $file } so that you can look at it here. What you see here is a copy and replaces neither the delivery of the invoice nor your archive. Please check and keep the file itself.
invoice-seller = Seller
invoice-buyer = Buyer
invoice-vat-id = VAT number
invoice-number = Number
invoice-date = Date
invoice-due = Due
invoice-delivered = Delivered
invoice-period = Period
invoice-order = Order
invoice-preceding = Refers to invoice
invoice-buyer-reference = Your reference
invoice-lines = { $count ->
    [one] One line
   *[other] { $count } lines
}
invoice-item = Item
invoice-quantity = Quantity
invoice-price = Unit price
invoice-price-of = { $price } per { $quantity }
invoice-rate = VAT rate
invoice-amount = Amount
invoice-taxes = VAT by rate
invoice-base = Net
invoice-totals = Totals
invoice-lines-total = Sum of the lines
invoice-allowances = Allowances
invoice-charges = Charges
invoice-net = Net total
invoice-tax = VAT
invoice-gross = Total with VAT
invoice-prepaid = Paid already
invoice-rounding = Rounding
invoice-payable = To be paid
invoice-payment = Payment
invoice-account = Account
invoice-terms = Terms
invoice-notes = Notes
invoice-reverse-charge = Reverse charge
invoice-exempt = Exempt from VAT
invoice-export = Export outside the EU
invoice-intra-community = Intra-community supply
invoice-outside-tax = Not subject to VAT
unit-one = { $count }
unit-hour = { $count ->
    [one] 1 hour
   *[other] { $count } hours
}
unit-minute = { $count } min
unit-day = { $count ->
    [one] 1 day
   *[other] { $count } days
}
unit-week = { $count ->
    [one] 1 week
   *[other] { $count } weeks
}
unit-month = { $count ->
    [one] 1 month
   *[other] { $count } months
}
unit-year = { $count ->
    [one] 1 year
   *[other] { $count } years
}
unit-piece = { $count ->
    [one] 1 piece
   *[other] { $count } pieces
}
unit-package = { $count ->
    [one] 1 package
   *[other] { $count } packages
}
unit-set = { $count ->
    [one] 1 set
   *[other] { $count } sets
}
unit-pair = { $count ->
    [one] 1 pair
   *[other] { $count } pairs
}
unit-person = { $count ->
    [one] 1 person
   *[other] { $count } people
}
unit-flat = { $count ->
    [one] flat rate
   *[other] { $count } × flat rate
}
unit-gram = { $count } g
unit-kilogram = { $count } kg
unit-tonne = { $count } t
unit-metre = { $count } m
unit-kilometre = { $count } km
unit-square-metre = { $count } m²
unit-cubic-metre = { $count } m³
unit-litre = { $count } l
unit-kilowatt-hour = { $count } kWh
unit-per-cent = { $count } %
file-open = Open
file-open-new-tab = opens in a new tab

## Brand and gate

brand-imprint = Imprint
brand-data-protection = Privacy
brand-legal = Legal
gate-help = Trouble signing in?
gate-hint = Your passphrase stays in this browser and is never transmitted.
gate-opening = Checking …

## Money

document-is-invoice = There is only the file; what you see here was read from the electronic invoice in it.

## Bar of phones

nav-more = More

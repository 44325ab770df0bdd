# Deutsch. Dieselben Schlüssel wie in en.ftl; Zahlen und Daten kommen fertig geschrieben.

## Rahmen
skip-to-content = Zum Inhalt springen
sections = Bereiche
projects = Projekte
crumbs = Pfad
on-this-page = Auf dieser Seite
lock = Sperren
forget-device = Auf diesem Gerät abmelden
as-of = Stand:
sealed-note = Verschlüsselt. Nur mit Ihrer Passphrase lesbar.
by = von
draft = Entwurf
where-we-stand = Wo wir stehen
more = { $count } weitere
files-title = Dateien
files-download = herunterladen
table-region = Tabelle
task-done = Erledigt
task-open = Offen
anchor = Link zu diesem Abschnitt
empty-home = Hier ist noch nichts eingestellt. Sobald es Neues gibt, finden Sie es an dieser Stelle.
empty-section = Hier gibt es noch keine Einträge.

## Eingang
gate-title = Ihr Portal
gate-welcome = Willkommen
gate-intro = In diesem geschützten Raum finden Sie alles zu unserer Zusammenarbeit.
gate-passphrase = Passphrase
gate-show = Anzeigen
gate-hide = Verbergen
gate-remember = 30 Tage auf diesem Gerät angemeldet bleiben
gate-open = Portal öffnen
gate-no-script = Bitte schalten Sie JavaScript ein: Ihr Browser entschlüsselt das Portal selbst.
gate-not-started = Das Portal konnte nicht starten. Haben Sie die Seite als Datei geöffnet? Sie braucht einen Webserver.

## Meldungen des Lesers
reader-opening = Ihr Portal wird geöffnet …
reader-checking = Ihre Passphrase wird geprüft …
reader-slow = Das dauert in diesem Browser etwas länger. Bitte haben Sie einen Moment Geduld.
reader-unlocked = Ihr Portal ist geöffnet.
reader-locked = Ihr Portal ist gesperrt.
reader-idle-locked = Ihr Portal wurde nach längerer Pause gesperrt. Bitte melden Sie sich wieder an.
reader-wrong-passphrase = Diese Passphrase passt nicht. Bitte prüfen Sie Schreibweise und Leerzeichen.
reader-no-webcrypto = Auf dieser Verbindung kann Ihr Browser nicht entschlüsseln. Bitte öffnen Sie das Portal über https.
reader-damaged = Diese Seite ist unvollständig angekommen oder beschädigt. Bitte laden Sie sie neu; bleibt es dabei, sagen Sie uns Bescheid.
reader-newer-format = Diese Seite ist neuer als das, was Ihr Browser geladen hat. Bitte laden Sie sie neu.
reader-resealed = Die Schlüssel dieses Portals wurden erneuert. Bitte melden Sie sich mit Ihrer Passphrase wieder an.
reader-offline = Die Seite ist gerade nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.
reader-not-found = Diese Seite gibt es nicht mehr. Vielleicht wurde sie verschoben.
reader-not-readable = Diese Seite ist für einen anderen Personenkreis bestimmt.
reader-bad-kdf = Die Angaben zur Anmeldung liegen außerhalb des Erlaubten. Zu Ihrer Sicherheit wurde nichts geöffnet. Bitte sagen Sie uns Bescheid.
    .CH = Die Angaben zur Anmeldung liegen ausserhalb des Erlaubten. Zu Ihrer Sicherheit wurde nichts geöffnet. Bitte sagen Sie uns Bescheid.
    .LI = Die Angaben zur Anmeldung liegen ausserhalb des Erlaubten. Zu Ihrer Sicherheit wurde nichts geöffnet. Bitte sagen Sie uns Bescheid.
reader-access-damaged = Die Angaben zur Anmeldung sind unvollständig oder beschädigt. Bitte laden Sie die Seite neu; bleibt es dabei, sagen Sie uns Bescheid.
reader-downloading = Die Datei wird geladen und entschlüsselt …
reader-download-failed = Die Datei konnte nicht geöffnet werden. Bitte versuchen Sie es noch einmal.
reader-image-failed = Das Bild konnte nicht geöffnet werden.

## Arten von Seiten
kind-home = Übersicht
kind-project = Projekt
kind-section = Bereich
kind-page = Seite
kind-status = Status
kind-concept = Konzept
kind-budget = Budget
kind-document = Dokument
kind-person = Person

section-status = Status
section-concepts = Konzepte
section-budget = Budget
section-documents = Dokumente
section-people = Kontakte

## Werte
status-kind-update = Neuigkeit
status-kind-milestone = Meilenstein
status-kind-win = Erfolg
status-kind-risk = Risiko
status-kind-decision = Entscheidung
status-kind-question = Frage
status-kind-note = Notiz

health-on-track = Im Plan
health-at-risk = Gefährdet
health-off-track = Außer Plan
    .CH = Ausser Plan
    .LI = Ausser Plan
health-on-hold = Pausiert
health-done = Abgeschlossen

concept-state-idea = Idee
concept-state-draft = Entwurf
concept-state-in-review = In Prüfung
concept-state-decision-ready = Entscheidungsreif
concept-state-accepted = Angenommen
concept-state-rejected = Abgelehnt
concept-state-deferred = Zurückgestellt
concept-state-withdrawn = Zurückgezogen
concept-state-implemented = Umgesetzt
concept-state-superseded = Ersetzt

document-kind-quotation = Angebot
document-kind-order = Bestellung
document-kind-order-confirmation = Auftragsbestätigung
document-kind-invoice = Rechnung
document-kind-partial-invoice = Abschlagsrechnung
document-kind-corrected-invoice = Rechnungskorrektur
document-kind-credit-note = Gutschrift
document-kind-delivery-note = Lieferschein
document-kind-timesheet = Stundennachweis
document-kind-contract = Vertrag
document-kind-nda = Geheimhaltungsvereinbarung
document-kind-dpa = Auftragsverarbeitungsvertrag
document-kind-minutes = Protokoll
document-kind-report = Bericht
document-kind-certificate = Zertifikat

portal-kind-customer = Kunde
portal-kind-supplier = Lieferant
portal-kind-partner = Partner
portal-kind-prospect = Interessent
portal-kind-applicant = Bewerbung

side-agency = Agentur
side-customer = Kunde
side-supplier = Lieferant
side-partner = Partner

basis-net = Netto
basis-gross = Brutto

booking-actual = Ausgegeben
booking-committed = Beauftragt
booking-credit = Gutschrift
booking-correction = Korrektur

## Angaben einer Seite
fact-amount = Betrag
fact-approved = Bewilligt
fact-basis = Rechenbasis
fact-budget = Budget
fact-consulted = Beratend
fact-corrects = Berichtigt
fact-currency = Währung
fact-date = Datum
fact-decide-by = Entscheiden bis
fact-decider = Entscheidet
fact-driver = Treibt voran
fact-due = Fällig am
fact-gross = Brutto
fact-health = Lage
fact-informed = Informiert
fact-languages = Sprachen
fact-net = Netto
fact-next = Als Nächstes
fact-number = Nummer
fact-order = Bestellung
fact-owner = Verantwortlich
fact-progress = Fortschritt
fact-project = Projekt
fact-retainer = Kontingent
fact-reviewed = Geprüft am
fact-stage = Phase
fact-state = Stand
fact-substitute = Vertretung
fact-supersedes = Ersetzt
fact-target = Zieltermin
fact-tax = Steuer
fact-thresholds = Schwellen
fact-topic = Thema
fact-topics = Themen
fact-updated = Aktualisiert am
fact-valid-until = Gültig bis
fact-year = Jahr

## Tabellen
table-options = Varianten im Vergleich

column-amount = Betrag
column-assumptions = Annahmen
column-cost = Kosten
column-date = Datum
column-document = Beleg
column-effort = Aufwand
column-high = Hoch
column-hours = Stunden
column-kind = Art
column-likely = Wahrscheinlich
column-line = Posten
column-low = Niedrig
column-note = Notiz
column-summary = Kurz gesagt
column-title = Bezeichnung
column-who = Wer

## Schreibweise
# Namen, Muster und Zeichen, wie CLDR sie für die Sprache führt; docs/languages.md sagt, was jedes ist. Ein Attribut ist eine Region, die anders schreibt.
likely-region = DE
months = Januar, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember
    .AT = Jänner, Februar, März, April, Mai, Juni, Juli, August, September, Oktober, November, Dezember
months-short = Jan., Feb., März, Apr., Mai, Juni, Juli, Aug., Sept., Okt., Nov., Dez.
    .AT = Jän., Feb., März, Apr., Mai, Juni, Juli, Aug., Sep., Okt., Nov., Dez.
weekdays = Montag, Dienstag, Mittwoch, Donnerstag, Freitag, Samstag, Sonntag
weekdays-short = Mo., Di., Mi., Do., Fr., Sa., So.
half-days = AM, PM
date-long = d. MMMM y
date-short = E, d. MMM
day-and-month = d. MMM
month-and-year = MMMM y
time = HH:mm
time-in-text = HH:mm 'Uhr'
range-in-one-month = d.–d. MMMM y
range-in-one-year = d. MMMM – d. MMMM y
range-over-years = d. MMMM y – d. MMMM y
decimal-sign = ,
    .CH = .
    .LI = .
group-sign = .
    .AT = { "\u00A0" }
    .CH = ’
    .LI = ’
money-group-sign = .
    .CH = ’
    .LI = ’
minus-sign = -
least-before-group = 1
number = #,##0.###
percent = #,##0 %
    .CH = #,##0%
    .LI = #,##0%
money = #,##0.00 ¤
    .AT = ¤ #,##0.00
    .CH = ¤ #,##0.00;¤-#,##0.00
    .LI = ¤ #,##0.00
currency-signs = AUD AU$, BRL R$, CAD CA$, CNY CN¥, EUR €, GBP £, HKD HK$, ILS ₪, INR ₹, JPY ¥, KRW ₩, MXN MX$, NZD NZ$, THB ฿, TWD NT$, USD $, VND ₫, XAF FCFA, XCD EC$, XCG Cg., XOF F CFA, XPF CFPF
    .CH = EUR EUR
    .LI = EUR EUR
size-units = B, kB, MB, GB
list-pair = { $first } und { $second }
list-middle = { $first }, { $second }
list-end = { $first } und { $second }

## Stand von Dokumenten, Sprachen, Dauern
reader-old-browser = Dieser Browser ist zu alt, um das Portal zu entschlüsseln. Bitte verwenden Sie einen aktuellen.
reader-failed = Das hat nicht geklappt. Bitte laden Sie die Seite neu.
document-state-draft = Entwurf
document-state-open = Offen
document-state-accepted = Angenommen
document-state-approved = Freigegeben
document-state-rejected = Abgelehnt
document-state-signed = Unterschrieben
document-state-paid = Bezahlt
document-state-partly-paid = Teilweise bezahlt
document-state-settled = Ausgeglichen
document-state-cancelled = Storniert
document-state-valid = Gültig
document-state-final = Endfassung
column-year = Jahr
fact-start = Beginn
language-de = Deutsch
language-en = Englisch
language-fr = Französisch
language-es = Spanisch
language-it = Italienisch
language-nl = Niederländisch
language-pl = Polnisch
language-pt = Portugiesisch
language-tr = Türkisch
language-uk = Ukrainisch
language-ru = Russisch
language-da = Dänisch
language-sv = Schwedisch
language-no = Norwegisch
language-fi = Finnisch
language-cs = Tschechisch
language-ar = Arabisch
language-zh = Chinesisch
language-ja = Japanisch
language-frr = Nordfriesisch
language-nds = Niederdeutsch
language-cy = Walisisch
language-gd = Schottisch-Gälisch
language-yo = Yoruba
duration-years = { $count ->
    [one] Jahr
   *[other] { $count } Jahre
}
duration-months = { $count ->
    [one] Monat
   *[other] { $count } Monate
}
duration-weeks = { $count ->
    [one] Woche
   *[other] { $count } Wochen
}
duration-days = { $count ->
    [one] Tag
   *[other] { $count } Tage
}

## Timeline
timeline-newer = Neuer:
timeline-older = Älter:
timeline-newest = Neueste Einträge
filter-by-kind = Art
filter-by-topic = Thema
filter-by-author = Von
filter-by-project = Projekt
filter-all = Alle
filter-reset = Alle zeigen
filter-shown = { "{shown}" } von { "{total}" } Einträgen
read-on = Weiterlesen
reading-time = { $count ->
    [one] eine Minute Lesezeit
   *[other] { $count } Minuten Lesezeit
}
date-and-time = { $date }, { $time }
corrected-by = Berichtigt durch
post-neighbours = Einträge davor und danach
post-previous = Davor
post-next = Danach
topic-people = Wer dafür zuständig ist
section-pages = Seiten

## Health, stages and targets
strip-title = Lage, Woche für Woche
strip-week = Kalenderwoche { $number }
strip-nothing = Noch nichts bekannt
strip-own = Alles Übrige
phases = Phasen
phase-past = abgeschlossen
phase-track = Erfassen
phase-think = Durchdenken
phase-make = Machen
target-history = Wie sich der Termin verschoben hat
target-plan = Laut Plan
target-was = vorher
target-said = Bericht vom
slip-later = { $count ->
    [one] einen Tag später
   *[other] { $count } Tage später
}
slip-earlier = { $count ->
    [one] einen Tag früher
   *[other] { $count } Tage früher
}

## Needs
post-needs = Gebraucht wird
need-settled = Erledigt
need-taken-back = Nicht mehr gebraucht
due-today = Heute fällig

## Home
every-years = { $count ->
    [one] jedes Jahr
   *[other] alle { $count } Jahre
}
every-months = { $count ->
    [one] jeden Monat
   *[other] alle { $count } Monate
}
every-weeks = { $count ->
    [one] jede Woche
   *[other] alle { $count } Wochen
}
every-days = { $count ->
    [one] jeden Tag
   *[other] alle { $count } Tage
}
needs-you = Was wir von Ihnen brauchen
needs-decision = Entscheiden: { $title }
needs-by = bis
overdue = Überfällig
next-update = Nächster Bericht bis
next-update-late = Ein Bericht war fällig am
next-dates = Nächste Termine
all-dates = Alle Termine
review-due = Wieder zu prüfen
review-last = Zuletzt geprüft
review-ask = Fragen Sie
last-update = Letzter Bericht
empty-stand-every = Hier steht bald der erste Bericht. Danach erscheint { $every } einer.
latest = Neuestes

## People and absence
somebody = Jemand
people-away = Bis { $day } abwesend.
people-away-stand-in = Bis { $day } abwesend. Vertretung: { $person }.
people-away-soon = Abwesend: { $days }.
people-away-soon-stand-in = Abwesend: { $days }. Vertretung: { $people }.
people-talks = { $person } spricht mit { $other }.
people-talks-about = { $person } spricht mit { $other } über { $topics }.
people-save = Kontakt speichern
people-save-all = Alle { $count } Kontakte speichern

## Dates
dates-title = Termine
dates-all = alle Termine
dates-others = Auch:
dates-kind-need = Gebraucht
dates-kind-decision = Entscheidung
dates-kind-due = Fällig
dates-kind-valid-until = Gültig bis
dates-kind-target = Zieltermin
dates-kind-event = Termin
dates-summary = { $kind }: { $what }
dates-save = Für den Kalender speichern
dates-save-note = Die Datei enthält die Termine, wie sie hier stehen. Spätere Änderungen kommen mit einer neuen Datei, die die alten Einträge ersetzt.
dates-earlier = Frühere Termine
dates-none-ahead = Zurzeit steht nichts an.
dates-still-open = Noch offen

## Freshness
freshness-fresh = Geprüft am { $day }.
freshness-fresh-unreviewed = Stand { $day }.
freshness-due = Geprüft am { $day }; die nächste Durchsicht steht an.
freshness-due-unreviewed = Stand { $day }; eine Durchsicht steht an.
freshness-due-ask = Ob noch alles stimmt, sagt Ihnen { $person }.
freshness-stale = Seit dem { $day } nicht mehr geprüft: Manches kann überholt sein.
freshness-stale-unreviewed = Seit dem { $day } unverändert: Manches kann überholt sein.
freshness-stale-ask = Bitte fragen Sie { $person }, bevor Sie sich darauf verlassen.
freshness-mark-due = Durchsicht steht an
freshness-mark-stale = Vielleicht überholt

## Languages and translations
choose-language = Sprache
translation-only = Diese Seite gibt es nur auf { $language }.
translation-missing = Diese Seite gibt es nicht auf { $wanted }. Sie lesen sie auf { $language }.
translation-older = Diese Übersetzung ist älter als das Original vom { $date }.
translation-original = Zum Original ({ $language })
kind-dates = Termine
kind-archive = Archiv
kind-topic = Thema
kind-tag = Stichwort

## Diagramme
diagram-region = Diagramm
diagram-flowchart = Ablaufdiagramm
diagram-sequence = Sequenzdiagramm
diagram-gantt = Zeitplan
diagram-pie = Kreisdiagramm
diagram-state = Zustandsdiagramm
diagram-class = Klassendiagramm
diagram-er = Entity-Relationship-Diagramm

## Diagramme aus Zahlen
chart-figures = Zahlen
chart-kind-bar = Balkendiagramm
chart-kind-grouped = Gruppiertes Balkendiagramm
chart-kind-stacked = Gestapeltes Balkendiagramm
chart-kind-line = Liniendiagramm
chart-kind-area = Flächendiagramm
chart-kind-pie = Kreisdiagramm
chart-kind-donut = Ringdiagramm
chart-kind-sparkline = Kleiner Verlauf
chart-millions = { $number } Mio.
chart-billions = { $number } Mrd.
chart-one = { $name }: { $value }.
chart-same = Überall { $value }.
chart-share = Größter Anteil: { $name } mit { $share }.
chart-change = Von { $first } ({ $from }) auf { $last } ({ $to }).
chart-extremes = Am höchsten: { $most } mit { $highest }; am niedrigsten: { $least } mit { $lowest }.

## Code, callouts, footnotes, pictures
callout-note = Hinweis
callout-tip = Tipp
callout-important = Wichtig
callout-warning = Achtung
callout-caution = Vorsicht
footnotes = Fußnoten
    .CH = Fussnoten
    .LI = Fussnoten
footnote-number = Fußnote { $number }
    .CH = Fussnote { $number }
    .LI = Fussnote { $number }
footnote-back = Zurück zum Text
footnote-back-to = Zurück zum Text, Stelle { $number }
picture-enlarge = Vergrößern
    .CH = Vergrössern
    .LI = Vergrössern
picture-close = Schließen
    .CH = Schliessen
    .LI = Schliessen
code-block = Code

## Concepts
kind-summary = Zusammenfassung
fact-maturity = Reife
fact-superseded-by = Ersetzt durch
column-option = Variante
concept-summary = Zusammenfassung für Ihre Leitung
concept-summary-note = Eine Seite zum Drucken
concept-maturity = { $met } von { $total }
concept-maturity-missing = { $met } von { $total }, noch offen: { $missing }
maturity-title = Reif zur Entscheidung?
maturity-is-there = vorhanden
maturity-is-missing = fehlt noch
maturity-text = eine Beschreibung
maturity-contributor = jemand von Ihrer Seite
maturity-options = zwei Varianten
maturity-cost = Kosten oder Aufwand jeder Variante
maturity-answers = Antworten auf alle Fragen
maturity-recommendation = eine Empfehlung
maturity-decider = eine entscheidende Person
maturity-decide-by = ein Entscheidungstermin
options-chosen = Gewählt
options-recommended = Empfohlen
decision-title = Die Entscheidung
decision-by = Entschieden von
decision-by-stand-in = { $person } in Vertretung von { $decider }
decision-on = Entschieden am
decision-until = Zurückgestellt bis
decision-again = Zeit, wieder darauf zu schauen
questions-open = Offene Fragen
questions-answered = Beantwortete Fragen
question-by = Antwort nötig bis
board-others = Weitere Konzepte:
board-decided = Entschieden oder erledigt ({ $count })
board-show-decided = Anzeigen
board-nothing-open = Zurzeit wartet nichts auf eine Entscheidung.
summary-print = Drucken
summary-page = Das ganze Konzept lesen
summary-wanted = Welche Entscheidung gebraucht wird
summary-problem = Worum es geht
summary-recommendation = Unsere Empfehlung
summary-no-questions = Offene Fragen gibt es keine.

## Versionen
kind-versions = Versionen
versions-changed = { $count ->
    [one] Einmal geändert.
   *[other] { $count }-mal geändert.
}
versions-changed-last = { $count ->
    [one] Einmal geändert, am { $day }.
   *[other] { $count }-mal geändert, zuletzt am { $day }.
}
versions-changed-often = Viele Male geändert, zuletzt am { $day }.
versions-compare = Versionen vergleichen
versions-back = Zurück zur Seite
versions-from = Von
versions-to = Bis
versions-swap = Tauschen
versions-current = Aktueller Text
versions-difference = Was anders ist
versions-sum = Geändert: { "{changed}" } · hinzugefügt: { "{added}" } · entfernt: { "{removed}" } · verschoben: { "{moved}" }
versions-none = Beide sagen dasselbe.
versions-places = Unterschiede in
versions-top = Anfang
versions-part-changed = geändert
versions-part-added = hinzugefügt
versions-part-removed = entfernt
versions-part-moved = verschoben
versions-part-same = Unverändert: { "{count}" }
versions-all = Alle Versionen
versions-before = Mit der vorigen vergleichen
versions-no-past = Dieser Text hat sich bisher nicht geändert.
versions-option = Option
versions-question = Frage
versions-answer = Antwort

## Ledgers

kind-ledger = Buchungen

## Light and dark

scheme-system = Hell und dunkel wie das System
scheme-light = Hell
scheme-dark = Dunkel

## Sheets

kind-sheet = Auf einen Blick
sheet-link = Eine Seite zum Ausdrucken
sheet-home = Alles Weitere

## Downloads

downloads-title = Zum Weiterrechnen
# ECMA-376, 18.8.31: how a spreadsheet shows days.
sheet-day = dd.mm.yyyy
sheet-years = Jahre
sheet-from = Von
sheet-until = Bis
sheet-allowance = Kontingent
sheet-carried = Übertrag
sheet-used-up = Verbraucht
sheet-left = Übrig
sheet-expired = Verfallen
sheet-lines = Posten
sheet-outlook = Ausblick
sheet-scenario = Szenario
sheet-sum = Summe
sheet-approved = Bewilligt
sheet-actual = Ausgegeben
sheet-used = Verbraucht
sheet-committed = Beauftragt
sheet-remaining = Übrig
sheet-available = Verfügbar
sheet-invoiced = Berechnet
sheet-paid = Bezahlt
sheet-etc = Noch erwartet
sheet-forecast = Prognose
sheet-variance = Abweichung
sheet-in-hours = { $figure } (Stunden)

## Budgets

budget-stand = Wie es um das Budget steht
budget-basis-net = netto
budget-basis-gross = brutto
budget-as-of = Stand
budget-message-before = { $side ->
    [none] Das Jahr beginnt am { $day }.
   *[other] Das Jahr beginnt am { $day }. Bewilligt sind { $approved }.
}
budget-message-now = { $side ->
    [below] { $used } verbraucht, { $elapsed } des Jahres vorbei, Prognose { $share } unter dem Budget.
    [just-below] { $used } verbraucht, { $elapsed } des Jahres vorbei, Prognose knapp unter dem Budget.
    [above] { $used } verbraucht, { $elapsed } des Jahres vorbei, Prognose { $share } über dem Budget.
    [just-above] { $used } verbraucht, { $elapsed } des Jahres vorbei, Prognose knapp über dem Budget.
    [exact] { $used } verbraucht, { $elapsed } des Jahres vorbei, Prognose genau im Budget.
   *[none] { $spent } ausgegeben, { $elapsed } des Jahres vorbei, { $forecast } bis zum Jahresende erwartet. Ein Budget ist noch nicht bewilligt.
}
budget-message-over = { $side ->
    [below] Das Jahr ist vorbei: { $used } verbraucht, am Ende { $share } unter dem Budget.
    [just-below] Das Jahr ist vorbei: { $used } verbraucht, am Ende knapp unter dem Budget.
    [above] Das Jahr ist vorbei: { $used } verbraucht, am Ende { $share } über dem Budget.
    [just-above] Das Jahr ist vorbei: { $used } verbraucht, am Ende knapp über dem Budget.
    [exact] Das Jahr ist vorbei: { $used } verbraucht, am Ende genau im Budget.
   *[none] Das Jahr ist vorbei: { $spent } ausgegeben. Ein Budget war nicht bewilligt.
}
budget-message-any = { $side ->
    [below] { $used } verbraucht, Prognose { $share } unter dem Budget.
    [just-below] { $used } verbraucht, Prognose knapp unter dem Budget.
    [above] { $used } verbraucht, Prognose { $share } über dem Budget.
    [just-above] { $used } verbraucht, Prognose knapp über dem Budget.
    [exact] { $used } verbraucht, Prognose genau im Budget.
   *[none] { $spent } ausgegeben, { $forecast } erwartet. Ein Budget ist noch nicht bewilligt.
}
budget-level-within = Im Rahmen
budget-level-warn = Hinweis: { $percent } erreicht
budget-level-alert = Wird knapp: { $percent } erreicht
budget-level-over = Über dem Budget
budget-level-forecast-over = Prognose über dem Budget
budget-pace-ahead = Das Budget wird schneller verbraucht, als das Jahr vergeht.
budget-pace-level = Das Budget wird so schnell verbraucht, wie das Jahr vergeht.
budget-pace-behind = Das Budget wird langsamer verbraucht, als das Jahr vergeht.
budget-note-approved = das vereinbarte Budget
budget-note-actual = alle Ausgaben, abzüglich Gutschriften
budget-note-committed = bestellt, noch nicht berechnet
budget-note-available = bewilligt − ausgegeben − beauftragt
budget-note-forecast = ausgegeben + noch erwartet ({ $etc })
budget-note-variance = bewilligt − Prognose
budget-note-invoiced = Ausgaben, zu denen es eine Rechnung gibt
budget-note-paid = der bezahlte Teil davon
budget-burn-rate = Ausgaben je Monat
budget-burn-rate-note = ausgegeben ÷ Monate bis { $day }
budget-runway = Reicht bis
budget-runway-note = wenn es so weitergeht
budget-key-spent = ausgegeben
budget-key-committed = beauftragt
budget-key-forecast = Prognose
budget-key-approved = bewilligt
budget-key-beyond = über dem Budget
budget-lines = Posten
budget-lines-hours = Posten in Stunden
budget-spent-of = { $spent } von { $approved }
budget-spent-of-none = { $spent }, nichts bewilligt
budget-sum-of = Summe { $name }
budget-of-portal = Übergreifend
budget-hours-spent = Stunden
budget-hours-approved = Stunden bewilligt
budget-table = Alle Zahlen
budget-table-in = { $name } ({ $unit })
budget-bookings = { $count ->
    [one] Die Buchung ansehen
    [2] Beide Buchungen ansehen
   *[other] Alle { $count } Buchungen ansehen
}
budget-course = Verlauf im Jahr
budget-course-month = Ende des Monats
budget-course-said = Bis { $day } wurden { $spent } ausgegeben; bis zum Jahresende werden { $forecast } erwartet.
budget-plan = Plan
budget-today = Heute
budget-retainer = Kontingent
budget-retainer-terms = { $allowance } { $every }.
budget-retainer-carry = Was übrig bleibt, gilt { $duration } weiter. Was zu viel verbraucht wird, geht vom nächsten Kontingent ab.
budget-retainer-carry-capped = Was übrig bleibt, gilt { $duration } weiter; übertragen werden höchstens { $cap }. Was zu viel verbraucht wird, geht vom nächsten Kontingent ab.
budget-carry-years = { $count ->
    [one] ein Jahr
   *[other] { $count } Jahre
}
budget-carry-months = { $count ->
    [one] einen Monat
   *[other] { $count } Monate
}
budget-carry-weeks = { $count ->
    [one] eine Woche
   *[other] { $count } Wochen
}
budget-carry-days = { $count ->
    [one] einen Tag
   *[other] { $count } Tage
}
budget-retainer-no-carry = Was übrig bleibt, verfällt.
budget-retainer-left = { $side ->
    [less] { $left } zu viel verbraucht
    [none] Nichts mehr übrig
   *[more] Noch { $left } übrig
}
budget-retainer-used = { $carry ->
    [less] { $used } verbraucht; Kontingent von { $allowance }, abzüglich { $carried } Mehrverbrauch aus der Zeit davor
    [none] { $used } von { $usable } verbraucht
   *[more] Mit { $carried } Übertrag: { $used } von { $usable } verbraucht
}
budget-retainer-table = Alle Zeiträume
budget-retainer-period = Zeitraum
budget-retainer-allowance = Kontingent
budget-retainer-carried = Übertrag
budget-retainer-booked = Verbraucht
budget-retainer-rest = Übrig
budget-retainer-expired = Verfallen
budget-outlook = Ausblick auf { $year }
budget-fan = Fächer
budget-fan-caption = Was { $year } kosten kann
budget-fan-said = Mindestens { $low }, wahrscheinlich { $likely }, höchstens { $high }.
budget-fan-so-far = Ausgegeben oder erwartet
budget-assumptions = Annahmen
budget-years = Alle Jahre
budget-years-from = Jahre ab { $month }
budget-change = Zum Vorjahr
budget-without-year = Ohne Jahr
budget-line-available = { $line }: noch { $available } verfügbar
budget-line-over = { $line }: um { $available } überzogen

## The page of a ledger

ledger-search = Suchen
ledger-shown = { "{shown}" } von { "{total}" } Buchungen
ledger-more = { "{count}" } weitere zeigen
ledger-rest = Hier stehen die neuesten Buchungen von insgesamt { $count }. Alle finden Sie in den Dateien darunter.
ledger-none = Keine Buchung passt zu Ihrer Auswahl.
ledger-spent = Ausgegeben
ledger-committed = Beauftragt

## Documents

document-state-unknown = Ohne Angabe
document-due = Fällig am
document-due-today = Heute fällig
document-was-due = Fällig war das am
document-valid-until = Gültig bis
document-expires-soon = Läuft bald ab
document-expired = Abgelaufen
document-was-valid-until = Gültig war das bis
document-for-you-payment = Von Ihnen zu bezahlen
document-for-you-answer = Von Ihnen zu beantworten
document-for-you-signature = Zu unterschreiben
document-for-you-approval = Von Ihnen zu bestätigen
document-for-us-payment = Von uns zu bezahlen
document-for-us-answer = Von uns zu beantworten
document-for-us-signature = Zu unterschreiben
document-for-us-approval = Von uns zu bestätigen
document-chain = Was zusammengehört
document-here = dieses Dokument
document-bookings = Wo es gebucht ist
document-is-file = Es gibt nur die Datei; was Sie hier sehen, stammt aus ihrem Namen.
fact-open = Noch offen
fact-paid = Bezahlt
fact-paid-on = Bezahlt am
fact-from = Von
fact-refers = Siehe auch
filter-by-state = Stand
filter-by-year = Jahr
needs-paper-payment = { $document } bezahlen
needs-paper-answer = { $document } beantworten
needs-paper-signature = { $document } unterschreiben
needs-paper-approval = { $document } bestätigen
needs-with-amount = { $needed }: { $amount }
register-open = Was offen ist
register-all = Alle Dokumente
register-undated = Ohne Datum
register-file = Datei
register-sums = Summen nach Stand
register-what = Dokumente
register-count = Anzahl
register-total = Summe
register-quotations = Angebote
register-orders = Bestellungen
register-confirmations = Auftragsbestätigungen
register-invoices = Rechnungen
register-credits = Gutschriften

## Electronic invoices

invoice-title = Das steht in der Rechnung
invoice-copy = Aus { $file } gelesen, damit Sie hier nachsehen können. Diese Ansicht ist eine Kopie und ersetzt weder die Zustellung der Rechnung noch Ihr Archiv. Bitte prüfen Sie die Datei selbst und bewahren Sie sie auf.
invoice-seller = Von
invoice-buyer = An
invoice-vat-id = USt-IdNr.
invoice-number = Nummer
invoice-date = Datum
invoice-due = Fällig am
invoice-delivered = Geliefert am
invoice-period = Zeitraum
invoice-order = Bestellung
invoice-preceding = Zu Rechnung
invoice-buyer-reference = Ihr Zeichen
invoice-lines = { $count ->
    [one] Eine Position
   *[other] { $count } Positionen
}
invoice-item = Leistung
invoice-quantity = Menge
invoice-price = Einzelpreis
invoice-price-of = { $price } je { $quantity }
invoice-rate = USt.-Satz
invoice-amount = Betrag
invoice-taxes = Umsatzsteuer nach Steuersatz
invoice-base = Netto
invoice-totals = Summen
invoice-lines-total = Summe der Positionen
invoice-allowances = Nachlässe
invoice-charges = Zuschläge
invoice-net = Summe netto
invoice-tax = Umsatzsteuer
invoice-gross = Summe mit Umsatzsteuer
invoice-prepaid = Bereits bezahlt
invoice-rounding = Rundung
invoice-payable = Zu zahlen
invoice-payment = Zahlung
invoice-account = Konto
invoice-terms = Bedingungen
invoice-notes = Hinweise
invoice-reverse-charge = Steuerschuldnerschaft des Leistungsempfängers
invoice-exempt = Von der Umsatzsteuer befreit
invoice-export = Ausfuhr in ein Land außerhalb der EU
    .CH = Ausfuhr in ein Land ausserhalb der EU
    .LI = Ausfuhr in ein Land ausserhalb der EU
invoice-intra-community = Innergemeinschaftliche Lieferung
invoice-outside-tax = Nicht steuerbar
unit-one = { $count }
unit-hour = { $count ->
    [one] 1 Stunde
   *[other] { $count } Stunden
}
unit-minute = { $count } min
unit-day = { $count ->
    [one] 1 Tag
   *[other] { $count } Tage
}
unit-week = { $count ->
    [one] 1 Woche
   *[other] { $count } Wochen
}
unit-month = { $count ->
    [one] 1 Monat
   *[other] { $count } Monate
}
unit-year = { $count ->
    [one] 1 Jahr
   *[other] { $count } Jahre
}
unit-piece = { $count } Stück
unit-package = { $count ->
    [one] 1 Paket
   *[other] { $count } Pakete
}
unit-set = { $count ->
    [one] 1 Satz
   *[other] { $count } Sätze
}
unit-pair = { $count } Paar
unit-person = { $count ->
    [one] 1 Person
   *[other] { $count } Personen
}
unit-flat = { $count ->
    [one] pauschal
   *[other] { $count } × pauschal
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
file-open = Öffnen
file-open-new-tab = öffnet sich in einem neuen Tab
reader-part-failed = Ein Teil dieser Seite konnte nicht geladen werden. Bitte laden Sie die Seite neu, um es noch einmal zu versuchen.

## Brand and gate

brand-imprint = Impressum
brand-data-protection = Datenschutz
brand-legal = Rechtliches
gate-help = Fragen zur Anmeldung?
gate-hint = Ihre Passphrase bleibt in diesem Browser und wird nie übertragen.
gate-opening = Wird geprüft …

## Money

document-is-invoice = Es gibt nur die Datei; was Sie hier sehen, steht in der elektronischen Rechnung darin.

## Bar of phones

nav-more = Mehr

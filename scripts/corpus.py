"""Writes a seeded site for measuring: portals of a hundred pages each, in German and English, as an agency would fill them."""

import datetime
import random
import struct
import zlib
from pathlib import Path

PEOPLE = [
    ("anna", "Anna Brandt", "customer"),
    ("lukas", "Lukas Hein", "customer"),
    ("mira", "Mira Sommer", "agency"),
    ("paul", "Paul Ritter", "agency"),
]

# Per language: the words, and the frames that make sentences of them. Things are put together from two parts, so that the text
# is about as various, and compresses about as well, as text that people write.
WORDS = {
    "de": {
        "first": (
            "Bestell|Kunden|Artikel|Liefer|Rechnungs|Vertrags|Termin|Projekt|Lager|Preis|Such|Anmelde|Bild|Text|Druck|Daten|Quartals|Server|Angebots|"
            "Versand|Zahlungs|Reise|Messe|Produkt|Seiten|Archiv|Rollen|Sprach|Steuer|Filial|Vertriebs|Farb|Formular|Sicherungs|Besucher|Schulungs"
        ).split("|"),
        "second": (
            "verwaltung|prüfung|strecke|planung|vorlage|ansicht|übersicht|freigabe|liste|schnittstelle|auswertung|anfrage|historie|mappe|gruppe|stelle|"
            "ablage|suche|meldung|pflege|regelung|sammlung|karte|kette|abfrage|routine|sperre|quelle|marke|leitung|tabelle|erfassung"
        ).split("|"),
        "thing": "die {quality} {first}{second}",
        "quality": (
            "neue|alte|zentrale|gemeinsame|jährliche|mobile|offene|vorläufige|tägliche|kleine|zweite|interne|überarbeitete|einfache|schnelle|geteilte|"
            "automatische|barrierefreie|verbindliche|strittige|fehlende|günstige|externe|getrennte"
        ).split("|"),
        "verb": (
            "erleichtert|ersetzt|verbindet|prüft|bündelt|verkürzt|ergänzt|sichert|ordnet|entlastet|begleitet|beschleunigt|verzögert|erklärt|erweitert|"
            "vermeidet|braucht|betrifft|enthält|verlangt|beendet|überholt|spiegelt|belegt"
        ).split("|"),
        "manner": (
            "ohne Umwege|Schritt für Schritt|in kleinen Teilen|mit wenigen Klicks|bis Ende des Monats|nach Rücksprache|wie vereinbart|auf Probe|"
            "vor dem nächsten Termin|für alle Standorte|nur in der Zentrale|mit Vorbehalt|gegen Aufpreis|im zweiten Anlauf|laut Protokoll|seit dem Umzug"
        ).split("|"),
        "frame": [
            "{one} {verb} {two} {manner}.",
            "Bis zum {day}. {month} gilt: {one} {verb} {two}, und zwar {manner}.",
            "Gemessen wurden {number} Fälle; {one} {verb} dabei {two}, {three} dagegen kaum.",
            "Offen ist noch, wer {one} verantwortet und ob {number} Stunden dafür reichen.",
            "{who} schlägt vor, {one} {manner} an {two} anzuschließen.",
            "Weil {one} {two} {verb}, bleibt {three} {manner} liegen.",
            "Am {day}. {month} hat {who} gezeigt, wie {one} {two} {verb}.",
            "Kosten: {number},{day} EUR für {one}; {two} ist darin enthalten.",
        ],
        "month": "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember".split("|"),
        "head": ["Aufgabe", "Zuständig", "Stunden", "Betrag", "Stand"],
        "state": ["offen", "in Arbeit", "fertig"],
        "alert": "NOTE",
    },
    "en": {
        "first": (
            "order|customer|product|delivery|invoice|contract|schedule|project|stock|price|search|sign-in|picture|copy|print|data|quarter|server|quote|"
            "shipping|payment|travel|trade fair|catalogue|page|archive|role|language|tax|branch|sales|colour|form|backup|visitor|training"
        ).split("|"),
        "second": (
            "desk|check|track|plan|template|view|overview|approval|list|interface|report|request|history|folder|group|office|"
            "shelf|finder|notice|upkeep|rule|collection|map|chain|query|routine|lock|source|label|line|table|entry"
        ).split("|"),
        "thing": "the {quality} {first} {second}",
        "quality": (
            "new|old|central|shared|yearly|mobile|open|provisional|daily|small|second|internal|reworked|simple|fast|divided|"
            "automatic|accessible|binding|disputed|missing|cheap|external|separate"
        ).split("|"),
        "verb": (
            "simplifies|replaces|connects|verifies|gathers|shortens|completes|secures|sorts|relieves|supports|delays|explains|extends|"
            "avoids|needs|concerns|contains|requires|ends|outruns|mirrors|proves|opens"
        ).split("|"),
        "manner": (
            "without detours|step by step|in small parts|with a few clicks|by the end of the month|after a short call|as agreed|on trial|"
            "before the next meeting|for all branches|at headquarters only|with reservations|at extra cost|at the second attempt|says the protocol|since the move"
        ).split("|"),
        "frame": [
            "{one} {verb} {two} {manner}.",
            "Until {day} {month} this holds: {one} {verb} {two}, {manner}.",
            "Out of {number} cases that were measured, {one} {verb} {two} in most, and {three} in hardly any.",
            "It remains open who looks after {one}, and whether {number} hours will do.",
            "{who} suggests to join {one} with {two}, {manner}.",
            "As {one} {verb} {two}, there is no time left for {three}, {manner}.",
            "On {day} {month}, {who} showed how {one} {verb} {two}.",
            "Cost: EUR {number}.{day} for {one}; {two} is included.",
        ],
        "month": "January|February|March|April|May|June|July|August|September|October|November|December".split("|"),
        "head": ["Task", "Owner", "Hours", "Amount", "State"],
        "state": ["open", "in progress", "done"],
        "alert": "TIP",
    },
}

SNIPPETS = {
    "php": ["foreach ($orders as $order) {", "    $total += $order->net();", "}", "return round($total, 2);"],
    "js": ["const open = orders.filter((order) => !order.paid);", "const sum = open.reduce((all, order) => all + order.cents, 0);", "show(sum / 100);"],
    "sh": ["rsync --archive --delete build/ web:/srv/www/", "systemctl reload nginx", "curl --fail https://example.org/health"],
    "toml": ["[import]", 'source = "stock.csv"', "every = 900", "retries = 3"],
}

TAGS = ["design", "shop", "legal", "hosting", "content", "training"]


class Writer:
    """Makes text of one portal, from its own random numbers."""

    def __init__(self, chance):
        self.chance = chance

    def thing(self, language, bare=False):
        pick, words = self.chance.choice, WORDS[language]
        text = words["thing"].format(quality=pick(words["quality"]), first=pick(words["first"]), second=pick(words["second"]))
        return text.partition(" ")[2] if bare else text

    def sentence(self, language):
        pick, words = self.chance.choice, WORDS[language]
        things = {place: self.thing(language) for place in ("one", "two", "three")}
        parts = {part: pick(words[part]) for part in ("verb", "manner", "month")}
        text = pick(words["frame"]).format(day=self.chance.randint(10, 28), number=self.chance.randint(3, 4000), who=pick(PEOPLE)[1], **things, **parts)
        return text[0].upper() + text[1:]

    def paragraph(self, language, sentences=None):
        said = [self.sentence(language) for _ in range(sentences or self.chance.randint(2, 5))]
        marked = self.chance.randrange(len(said))
        first, _, rest = said[marked].partition(" ")
        mark = self.chance.choice(["**", "*", "`"])
        said[marked] = f"{mark}{first}{mark} {rest}"
        return " ".join(said)

    def title(self, language):
        text = self.thing(language, bare=True)
        return text[0].upper() + text[1:]

    def items(self, language, mark, count=None):
        return "\n".join(f"{mark(n)} {self.sentence(language)}" for n in range(count or self.chance.randint(3, 6)))

    def table(self, language, rows):
        words, pick = WORDS[language], self.chance.choice
        lines = ["| " + " | ".join(words["head"]) + " |", "| :-- | --- | --: | --: | :-: |"]
        for _ in range(rows):
            hours = self.chance.randint(1, 120)
            cells = [self.title(language), pick(PEOPLE)[1], str(hours), f"{hours * 95}.00", pick(words["state"])]
            lines.append("| " + " | ".join(cells) + " |")
        return "\n".join(lines)

    def code(self):
        language = self.chance.choice(sorted(SNIPPETS))
        lines = SNIPPETS[language] * self.chance.randint(1, 3)
        return "\n".join([f"```{language}", *lines, "```"])

    def blocks(self, language, links):
        """Blocks of all sorts without end, in an order of the author's mood."""
        number = 0
        while True:
            number += 1
            yield f"{'##' if number % 3 == 1 else '###'} {number}. {self.title(language)}"
            yield self.paragraph(language)
            sort = self.chance.randrange(9)
            if sort == 0:
                yield self.items(language, lambda _: "-")
            elif sort == 1:
                yield self.items(language, lambda n: f"{n + 1}.")
            elif sort == 2:
                yield self.items(language, lambda _: "- [x]" if self.chance.random() < 0.4 else "- [ ]")
            elif sort == 3:
                yield self.table(language, self.chance.randint(3, 8))
            elif sort == 4:
                yield self.code()
            elif sort == 5:
                yield f"> [!{WORDS[language]['alert']}]\n> {self.sentence(language)}"
            elif sort == 6:
                yield f"![{self.title(language)}](sketch-{self.chance.randint(1, 3)}.png)"
            elif sort == 7:
                yield f"{self.sentence(language)} {self.chance.choice(links)} [example.org](https://example.org/{number})"
            else:
                yield f"{self.sentence(language)}[^n{number}]\n\n[^n{number}]: {self.sentence(language)}"

    def text(self, language, least, most, links):
        size, target, parts = 0, self.chance.randint(least, most), []
        for block in self.blocks(language, links):
            parts.append(block)
            size += len(block.encode()) + 2
            if size >= target:
                return "\n\n".join(parts)

    def picture(self):
        """A PNG of coloured bands, 240 × 120."""
        rows = bytearray()
        for _ in range(12):
            row = b"\0" + self.chance.randbytes(3) * 120 + self.chance.randbytes(3) * 120
            rows += row * 10

        def chunk(kind, body):
            return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

        head = struct.pack(">IIBBBBB", 240, 120, 8, 2, 0, 0, 0)
        return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(rows), 9)) + chunk(b"IEND", b"")


def slug(title):
    for letter, plain in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        title = title.lower().replace(letter, plain)
    return "-".join("".join(sign if sign.isalnum() else " " for sign in title).split())


def toml_matter(**keys):
    lines = [f"{key.replace('_', '-')} = {toml_value(value)}" for key, value in keys.items()]
    return "\n".join(["+++", *lines, "+++", "", ""])


def toml_value(value):
    if isinstance(value, list):
        return "[" + ", ".join(toml_value(one) for one in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml_value(one)}" for key, one in value.items()) + " }"
    if isinstance(value, str):
        return '"' + value.replace('"', '\\"') + '"'
    return str(value)


def yaml_matter(**keys):
    def plain(value):
        return "[" + ", ".join(value) + "]" if isinstance(value, list) else str(value)

    return "\n".join(["---", *(f"{key}: {plain(value)}" for key, value in keys.items()), "---", "", ""])


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def portal(folder, number, pages, seed):
    """Fills one portal's folder with exactly `pages` Markdown files."""
    chance = random.Random(f"{seed}/{number}")
    author = Writer(chance)
    main = "de" if number % 2 else "en"
    name = f"Example {number:04d} {'GmbH' if main == 'de' else 'Ltd'}"
    settings = {"name": name, "kind": "customer", "languages": [main], "time-zone": "Europe/Berlin", "currency": "EUR", "accent": f"#{chance.randrange(0x404040, 0x909090):06x}"}
    write(folder / "portal.toml", "".join(f"{key} = {toml_value(value)}\n" for key, value in settings.items()))
    write(folder / "people.toml", "\n".join(f'[[person]]\nid = "{id}"\nname = "{full}"\nside = "{side}"\n' for id, full, side in PEOPLE))

    budgets, documents, guides = 2, 6, 4
    concepts = max(1, (pages - budgets - documents - guides - 1) // 4)
    entries = pages - budgets - documents - guides - concepts - 1
    if entries < 1:
        raise SystemExit(f"a portal of {pages} pages is too small: 20 is the least")

    language = lambda: main if chance.random() < 0.7 else {"de": "en", "en": "de"}[main]
    planned = [(language(), n) for n in range(concepts)]
    titled = [(tongue, author.title(tongue)) for tongue, _ in planned]
    names = [f"{n + 1:02d}-{slug(title)}" for n, (_, title) in enumerate(titled)]
    start = datetime.date(2025, 1, 7)

    def links(prefix):
        return [f"[[{name}]]" for name in names] + [f"[{title}]({prefix}{name}.md)" for name, (_, title) in zip(names, titled)]

    write(folder / "index.md", f"# {name}\n\n{author.paragraph('de', 3)}\n\n{author.paragraph('en', 3)}\n")
    for n, (file, (tongue, title)) in enumerate(zip(names, titled)):
        matter = toml_matter(title=title, date=start + datetime.timedelta(days=9 * n), author=chance.choice(PEOPLE)[0], state=chance.choice(["idea", "draft", "in-review"]), tags=chance.sample(TAGS, 2))
        write(folder / "concepts" / f"{file}.md", matter + author.text(tongue, 4000, 12000, links("")) + "\n")
    for n in range(3):
        write(folder / "concepts" / f"sketch-{n + 1}.png", author.picture())

    day = start
    for n in range(entries):
        day += datetime.timedelta(days=chance.randint(2, 9))
        tongue = language()
        title = author.title(tongue)
        keys = {"author": chance.choice(PEOPLE)[0], "kind": chance.choice(["update", "milestone", "win", "risk", "note"]), "health": chance.choice(["on-track", "on-track", "at-risk"]), "tags": chance.sample(TAGS, chance.randint(1, 3))}
        # one in ten is as short as can be: no front matter at all
        matter = ["", yaml_matter(**keys), yaml_matter(**keys)][min(n % 10, 2)] if n % 10 < 3 else toml_matter(**keys)
        matter_size = len(matter) + len(title)
        size, target, said = 0, chance.randint(300, 820) - matter_size, []
        while size < max(target, 90):
            said.append(author.sentence(tongue))
            size += len(said[-1].encode()) + 1
        half = len(said) // 2 + 1
        ending = "\n".join(f"- {one}" for one in said[half:]) if chance.random() < 0.5 else " ".join(said[half:])
        more = f"\n\n{chance.choice(links('../concepts/'))}" if chance.random() < 0.3 else ""
        write(folder / "status" / f"{day}-{n:03d}.md", f"{matter}# {title}\n\n{' '.join(said[:half])}\n\n{ending}{more}\n")

    for year in (2025, 2026):
        lines = [{"id": id, "title": title, "approved": f"{chance.randint(8, 60) * 500}.00"} for id, title in (("build", "Umsetzung"), ("care", "Pflege"), ("host", "Betrieb"))]
        matter = toml_matter(title=f"Budget {year}", year=year, currency="EUR", basis="net", lines=lines)
        write(folder / "budget" / f"{year}.md", matter + author.paragraph(main) + "\n\n" + author.table(main, 12) + "\n")
        ledger = ["date,line,kind,amount,hours,document,note"]
        for month in range(1, 13):
            for line in lines:
                ledger.append(f"{year}-{month:02d}-{chance.randint(1, 28):02d},{line['id']},actual,{chance.randint(80, 900)}.{chance.randint(0, 99):02d},{chance.randint(1, 40)},,")
        write(folder / "budget" / f"{year}.csv", "\n".join(ledger) + "\n")

    for n in range(documents):
        kind, date = chance.choice(["quotation", "order", "invoice"]), start + datetime.timedelta(days=30 * n + 3)
        net = chance.randint(400, 9000)
        keys = {"kind": kind, "number": f"{date.year}-{number:04d}-{n + 1}", "date": date, "net": f"{net}.00", "tax": f"{net * 19 / 100:.2f}", "gross": f"{net * 119 / 100:.2f}", "currency": "EUR"}
        if n < 5:
            keys["file"] = f"{date}-{n + 1}.pdf"
            write(folder / "documents" / keys["file"], b"%PDF-1.4\n" + chance.randbytes(chance.randint(20_000, 80_000)))
        write(folder / "documents" / f"{date}-{n + 1}.md", toml_matter(**keys) + f"# {author.title(main)}\n\n{author.paragraph(main)}\n")

    for n in range(guides):
        write(folder / "handbook" / f"part-{n + 1}.md", f"# {author.title(main)}\n\n{author.text(main, 2000, 5000, links('../concepts/')).replace('](sketch-', '](../concepts/sketch-')}\n")


def site(folder, portals, pages, seed):
    """Writes a whole site and returns the names of its portals."""
    names = [f"example-{number:04d}" for number in range(1, portals + 1)]
    write(folder / "book.toml", '[book]\ntitle = "Bench"\nlanguage = "en"\nsrc = "content"\n\n[build]\nbuild-dir = "dist"\n')
    for number, name in enumerate(names, 1):
        portal(Path(folder) / "content" / name, number, pages, seed)
    return names

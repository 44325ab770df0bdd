"""Works out what budgets come to, by the words of docs/budgets.md alone, and writes cases.json.

    python3 tests/budgets/oracle.py           writes tests/budgets/cases.json
    python3 tests/budgets/oracle.py --check   compares it with what is there

Each case holds the files of a portal and what its budget `budget/2026.md` comes to, in lines that the model's test makes as well.
Amounts are decimals, shares are fractions until they are written. Nothing here looks at the program.
"""

import calendar
import json
import pathlib
import random
import sys
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60
CASES = pathlib.Path(__file__).with_name("cases.json")
DECIMALS = {"EUR": 2, "JPY": 0, "KWD": 3}
SPENT = {"actual", "credit", "correction"}
INVOICES = {"invoice", "partial-invoice", "corrected-invoice", "credit-note"}
VOID = {"draft", "rejected", "cancelled"}
ONE_DAY = timedelta(days=1)


def written(number):
    """Twelve decimals at most, none at the end that say nothing."""
    if number is None:
        return "-"
    if isinstance(number, Fraction):
        number = Decimal(number.numerator) / Decimal(number.denominator)
    text = format(Decimal(number).quantize(Decimal(1).scaleb(-12), ROUND_HALF_UP), "f")
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text in ("-0", "") else text


def days_in(first, last):
    return [first + ONE_DAY * index for index in range((last - first).days + 1)]


def half_up(fraction, decimals):
    """Rounds a fraction, halves away from zero."""
    scaled = abs(fraction) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if fraction >= 0 else -whole, 10**decimals)


def plus_months(day, months):
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def plus(day, duration, times=1):
    """A day so many durations later; a duration is (months, days)."""
    return plus_months(day, duration[0] * times) + ONE_DAY * duration[1] * times


def iso(duration):
    months, days = duration
    return "P" + (f"{months}M" if months else "") + (f"{days}D" if days else "")


# What a case says: plain dictionaries, see `cases` below.


def figures(case, line, measure):
    key = {"money": "amount", "hours": "hours"}[measure]
    suffix = {"money": "", "hours": "-hours"}[measure]
    decimals = DECIMALS[case.get("currency", "EUR")] if measure == "money" else 2
    own = [b for b in case["bookings"] if b["line"] == line["id"]]
    value = lambda b: Fraction(b.get(key) or "0")
    spent = [b for b in own if b.get("kind", "actual") in SPENT]
    actual = sum(map(value, spent), Fraction(0))
    committed = sum((value(b) for b in own if b.get("kind") == "committed"), Fraction(0))
    typed = line.get("etc" + suffix)
    if typed is None:
        etc = max(Fraction(0), committed)
    else:
        day = line.get("etc-on") or case.get("updated")
        later = sum((value(b) for b in spent if day and b["date"] > day), Fraction(0))
        etc = max(Fraction(0), Fraction(typed) - max(Fraction(0), later))
    documents = {d["number"]: d for d in case.get("documents", [])}
    invoiced = paid = Fraction(0)
    for number in {b.get("document") for b in spent}:
        document = documents.get(number)
        if document is None or document["kind"] not in INVOICES or document.get("state") in VOID:
            continue
        amount = sum((value(b) for b in spent if b.get("document") == number), Fraction(0))
        invoiced += amount
        if document.get("state") in ("paid", "settled"):
            paid += amount
        elif document.get("paid") is not None:
            net, tax = document.get("net"), document.get("tax")
            gross = document.get("gross")
            if gross is None and net is not None:
                gross = str(Decimal(net) + Decimal(tax)) if tax is not None else net
            if gross is not None and Fraction(gross) != 0:
                share = min(Fraction(1), abs(Fraction(document["paid"]) / Fraction(gross)))
                paid += amount if share == 1 else half_up(amount * share, decimals)
    approved = line.get("approved" + suffix)
    return {
        "approved": None if approved is None else Fraction(approved),
        "committed": committed,
        "actual": actual,
        "invoiced": invoiced,
        "paid": paid,
        "etc": etc,
    }


def total(all_figures):
    all_figures = list(all_figures)
    approved = [f["approved"] for f in all_figures if f["approved"] is not None]
    summed = {key: sum((f[key] for f in all_figures), Fraction(0)) for key in ("committed", "actual", "invoiced", "paid", "etc")}
    return {"approved": sum(approved, Fraction(0)) if approved else None, **summed}


def derived(f):
    approved, forecast = f["approved"], f["actual"] + f["etc"]
    remaining = None if approved is None else approved - f["actual"]
    return {
        "remaining": remaining,
        "available": None if approved is None else remaining - f["committed"],
        "forecast": forecast,
        "variance": None if approved is None else approved - forecast,
        "used": f["actual"] / approved if approved else None,
    }


ORDER = "approved committed actual invoiced paid remaining available etc forecast variance used".split()


def line_of_figures(f):
    everything = {**f, **derived(f)}
    return " ".join(written(everything[key]) for key in ORDER)


def is_silent(f):
    return f["approved"] is None and not any(f[key] for key in ("committed", "actual", "invoiced", "paid", "etc"))


def level(case, part, approved):
    if approved is None:
        return "-"
    if part > approved:
        return "over"
    if approved == 0:
        return "-"
    percent = part / approved * 100
    for word in ("alert", "warn"):
        if case.get(word) is not None and percent >= case[word]:
            return word
    return "within"


def window(days):
    return f"{days[0]}/{days[-1]}" if days else "-"


def pace(f, first, last, as_of, days_of_year):
    if as_of is None or as_of < first:
        return "-"
    days = days_in(first, last)
    elapsed_days = len([d for d in days if d <= as_of])
    elapsed = Fraction(elapsed_days, len(days))
    burn = f["actual"] * days_of_year / (12 * elapsed_days)
    used = derived(f)["used"]
    passed = lambda d: Fraction((d - first).days + 1, len(days))
    ahead = on_pace = behind = []
    meets = None
    if used is not None:
        slack = Fraction(5, 100)
        ahead = [d for d in days if used - slack > passed(d)]
        on_pace = [d for d in days if used - slack <= passed(d) <= used + slack]
        behind = [d for d in days if passed(d) > used + slack]
        meets = next((d for d in days if passed(d) >= used), None)
    runway = None
    remaining = derived(f)["remaining"]
    if remaining is not None and f["actual"] > 0 and as_of < last:
        if remaining <= 0:
            runway = as_of
        else:
            needed = remaining * elapsed_days / f["actual"]
            needed = -(-needed.numerator // needed.denominator)
            runway = as_of + ONE_DAY * needed if needed <= 36600 else None
    ahead_by = None if used is None else used - elapsed
    numbers = " ".join(map(written, (elapsed, burn, ahead_by)))
    return f"{numbers} {window(ahead)} {window(on_pace)} {window(behind)} {meets or '-'} {runway or '-'}"


def planned(case, line, measure, year_first, day):
    """What is to be spent by the end of a month."""
    approved = line.get("approved" + {"money": "", "hours": "-hours"}[measure])
    if approved is None:
        return Fraction(0)
    if measure == "money" and line.get("plan"):
        ends = [plus_months(year_first, index + 1) - ONE_DAY for index in range(12)]
        return sum((Fraction(a) for a, end in zip(line["plan"], ends) if end <= day), Fraction(0))
    first, last = stretch(line, year_first)
    days = days_in(first, last)
    return Fraction(approved) * len([d for d in days if d <= day]) / len(days)


def stretch(line, year_first):
    year_last = plus_months(year_first, 12) - ONE_DAY
    return max(line.get("from") or year_first, year_first), min(line.get("until") or year_last, year_last)


def course(case, all_lines, measure, year_first, as_of, forecast, facts):
    decimals = DECIMALS[case.get("currency", "EUR")] if measure == "money" else 2
    key = {"money": "amount", "hours": "hours"}[measure]
    before = year_first - ONE_DAY
    year_last = plus_months(year_first, 12) - ONE_DAY
    in_year = lambda day: min(max(day, year_first), year_last)
    ids = {line["id"] for line in all_lines}
    rows = [(in_year(b["date"]), b) for b in case["bookings"] if b["line"] in ids]

    def at(day):
        past = [b for d, b in rows if d <= day]
        sums = [Fraction(0), Fraction(0)]
        for b in past:
            sums[b.get("kind", "actual") not in SPENT] += Fraction(b.get(key) or "0")
        return sums

    days = sorted({before} | {d for d, _ in rows})
    end = max(before, min(as_of, year_last)) if as_of else None
    if end and end > days[-1]:
        days.append(end)
    facts[f"booked {measure}"] = " ".join(":".join([str(d), *map(written, at(d))]) for d in days)
    has_plan = any(line.get("approved" + {"money": "", "hours": "-hours"}[measure]) is not None for line in all_lines)
    ends = [plus_months(year_first, index + 1) - ONE_DAY for index in range(12)]
    plan_at = lambda day: sum((half_up(planned(case, line, measure, year_first, day), decimals) for line in all_lines), Fraction(0))
    plan = [(day, plan_at(day)) for day in [before, *ends]] if has_plan else []
    facts[f"plan {measure}"] = " ".join(f"{d}:{written(v)}" for d, v in plan)
    points = []
    if end:
        points = [(end, at(year_last)[0]), (year_last, forecast)]
        points = points[1:] if end == year_last else points
    facts[f"forecast {measure}"] = " ".join(f"{d}:{written(v)}" for d, v in points)
    months = []
    for index, last in enumerate(ends):
        first = plus_months(year_first, index)
        has_begun = as_of is not None and as_of >= first
        booked = [written(v) for v in at(last)] if has_begun else ["-", "-"]
        spent = at(last)[0] - at(first - ONE_DAY)[0]
        months.append("|".join([written(spent), *booked, written(plan[index + 1][1]) if plan else "-"]))
    facts[f"months {measure}"] = " ".join(months)


def retainer(case, year_first, facts):
    terms = case.get("retainer")
    if not terms:
        return
    year_last = plus_months(year_first, 12) - ONE_DAY
    begin = terms.get("from") or year_first
    period = terms.get("period", (1, 0))
    periods, times = [], 0
    while plus(begin, period, times) <= year_last:
        periods.append((plus(begin, period, times), plus(begin, period, times + 1) - ONE_DAY))
        times += 1
    told = {}
    for measure, key in (("money", "amount"), ("hours", "hours")):
        if terms.get(key) is None:
            continue
        cap = terms.get("cap") if measure == "hours" or terms.get("hours") is None else None
        if measure == "money" and terms.get("cap-amount") is not None:
            cap = terms["cap-amount"]
        rows = []
        purse = []  # what earlier periods left: [index of the period, amount], oldest first
        debt = Fraction(0)
        for index, (first, last) in enumerate(periods):
            brought = sum((amount for _, amount in purse), Fraction(0)) - debt
            used = sum(
                (
                    Fraction(b.get(key) or "0")
                    for b in case["bookings"]
                    if b.get("kind", "actual") in SPENT
                    and first <= b["date"] <= last
                    and terms.get("line") in (None, b["line"])
                ),
                Fraction(0),
            )
            allowance = Fraction(terms[key])
            purse.append([index, allowance])
            to_pay = used + debt
            if to_pay < 0:
                purse[-1][1] -= to_pay
                to_pay = Fraction(0)
            for slot in purse:
                part = min(slot[1], to_pay)
                slot[1] -= part
                to_pay -= part
            left = brought + allowance - used
            debt = to_pay if terms.get("carry-over") else Fraction(0)
            # What can go into the next period?
            kept, expired = [], Fraction(0)
            for origin, amount in purse:
                after_end = periods[origin][1] + ONE_DAY
                usable = terms.get("carry-over") and last + ONE_DAY < plus(after_end, terms["carry-over"])
                if usable:
                    kept.append([origin, amount])
                else:
                    expired += amount
            excess = sum((amount for _, amount in kept), Fraction(0)) - Fraction(cap) if cap is not None else 0
            for slot in kept:
                part = max(Fraction(0), min(slot[1], excess))
                slot[1] -= part
                excess -= part
                expired += part
            purse = kept
            rows.append(" ".join(map(written, (allowance, brought, used, left, expired))))
        told[measure] = rows
    for index, (first, last) in enumerate(periods):
        words = [f"{first}/{last}"]
        for measure in ("money", "hours"):
            words.append(f"{measure} " + (told[measure][index] if measure in told else "-"))
        facts[f"retainer {index + 1:02}"] = " ".join(words)


def expected(case):
    """Everything that the case's budget comes to."""
    year_first = date(2026, case.get("year-start") or case.get("portal-year-start") or 1, 1)
    year_last = plus_months(year_first, 12) - ONE_DAY
    days_of_year = len(days_in(year_first, year_last))
    known = [b["date"] for b in case["bookings"]]
    known += [line["etc-on"] for line in case["lines"] if line.get("etc-on")]
    known += [case["updated"]] if case.get("updated") else []
    as_of = max(known) if known else None
    facts = {"as-of": str(as_of or "-"), "year": f"{year_first}/{year_last}"}
    for measure in ("money", "hours"):
        by_line = [(line, figures(case, line, measure)) for line in case["lines"]]
        whole = total(f for _, f in by_line)
        if is_silent(whole):
            continue
        facts[f"total {measure}"] = line_of_figures(whole)
        facts[f"pace total {measure}"] = pace(whole, year_first, year_last, as_of, days_of_year)
        facts[f"level total {measure}"] = f"{level(case, whole['actual'], whole['approved'])} {level(case, derived(whole)['forecast'], whole['approved'])}"
        for line, f in by_line:
            facts[f"line {line['id']} {measure}"] = line_of_figures(f)
            first, last = stretch(line, year_first)
            facts[f"pace {line['id']} {measure}"] = pace(f, first, last, as_of, days_of_year)
        for project in {line.get("project") for line in case["lines"]}:
            own = [f for line, f in by_line if line.get("project") == project]
            facts[f"project {project or '-'} {measure}"] = line_of_figures(total(own))
        course(case, case["lines"], measure, year_first, as_of, derived(whole)["forecast"], facts)
        if measure == "money" and case.get("outlook"):
            forecast = derived(whole)["forecast"]
            words = [str(year_last), written(forecast), str(plus_months(year_last + ONE_DAY, 12) - ONE_DAY)]
            for amount in case["outlook"]:
                change = Fraction(amount) / forecast - 1 if forecast > 0 else None
                words.append(f"{written(Fraction(amount))}:{written(change)}")
            facts["fan"] = " ".join(words)
    retainer(case, year_first, facts)
    return facts


def files(case):
    """The case as somebody would type it."""
    portal = f"name = \"Acme Ltd\"\ncurrency = \"{case.get('currency', 'EUR')}\"\n"
    if case.get("portal-year-start"):
        portal += f"year-start = {case['portal-year-start']}\n"
    keys = ["year = 2026", "basis = \"net\""]
    if case.get("updated"):
        keys.append(f"updated = {case['updated']}")
    if case.get("year-start"):
        keys.append(f"year-start = {case['year-start']}")
    levels = [f"{word} = {case[word]}" for word in ("warn", "alert") if case.get(word) is not None]
    if levels:
        keys.append(f"thresholds = {{ {', '.join(levels)} }}")
    if case.get("retainer"):
        terms = []
        for key, value in case["retainer"].items():
            if key in ("period", "carry-over"):
                value = f"\"{iso(value)}\""
            elif key != "from":
                value = f"\"{value}\""
            terms.append(f"{key} = {value}")
        keys.append(f"retainer = {{ {', '.join(terms)} }}")
    if case.get("outlook"):
        low, likely, high = case["outlook"]
        keys.append(f"outlook = {{ year = 2027, scenarios = {{ low = \"{low}\", likely = \"{likely}\", high = \"{high}\" }} }}")
    for line in case["lines"]:
        keys.append("\n[[lines]]")
        for key, value in line.items():
            if key == "plan":
                amounts = ", ".join(f"\"{amount}\"" for amount in value)
                keys.append(f"plan = [{amounts}]")
            elif value is not None:
                keys.append(f"{key} = {value}" if isinstance(value, date) else f"{key} = \"{value}\"")
    rows = ["date,line,kind,amount,hours,document,note"]
    for b in case["bookings"]:
        amount = b.get("amount")
        if amount and DECIMALS[case.get("currency", "EUR")] == 3:
            amount += "0"  # `685.519` alone could be two numbers
        cells = [b["date"], b["line"], b.get("kind", "actual"), amount, b.get("hours"), b.get("document"), b.get("note")]
        rows.append(",".join("" if cell is None else str(cell) for cell in cells))
    written_files = {"portal.toml": portal, "budget/2026.md": "+++\n" + "\n".join(keys) + "\n+++\nText\n"}
    if case["bookings"]:
        written_files["budget/2026.csv"] = "\n".join(rows) + "\n"
    for project in sorted({line["project"] for line in case["lines"] if line.get("project")}):
        written_files[f"{project}/project.toml"] = f"title = \"{project.title()}\"\n"
    for index, document in enumerate(case.get("documents", [])):
        keys = [f"{key} = \"{value}\"" for key, value in document.items() if value is not None]
        written_files[f"documents/{index}.md"] = "+++\n" + "\n".join(keys) + "\n+++\n"
    return written_files


def booking(day, line, kind, amount=None, hours=None, document=None):
    return {"date": date.fromisoformat(day), "line": line, "kind": kind, "amount": amount, "hours": hours, "document": document}


def by_hand():
    shop = {"id": "shop", "approved": "12000.00"}
    invoice = {"kind": "invoice", "number": "R-1", "net": "3000.00", "tax": "570.00", "gross": "3570.00"}
    yield {
        "name": "the example of the figures",
        "lines": [{**shop, "etc": "6000.00", "etc-on": date(2026, 6, 15)}],
        "bookings": [
            booking("2026-03-01", "shop", "committed", "8000.00"),
            booking("2026-06-30", "shop", "actual", "3000.00", document="R-1"),
            booking("2026-06-30", "shop", "committed", "-3000.00", document="R-1"),
        ],
        "documents": [{**invoice, "state": "partly-paid", "paid": "1785.00"}],
    }
    yield {"name": "the example of the pace", "lines": [shop], "bookings": [booking("2026-06-30", "shop", "actual", "3600.00")]}
    hours = {"id": "care", "approved-hours": "120"}
    yield {
        "name": "the example of the retainer",
        "lines": [hours],
        "bookings": [booking(f"2026-0{month}-15", "care", "actual", hours=used) for month, used in ((1, "3"), (2, "12"), (3, "15"))],
        "retainer": {"hours": "10", "carry-over": (1, 0), "cap": "4"},
    }
    yield {"name": "no lines and no bookings", "lines": [], "bookings": []}
    yield {"name": "nothing approved", "lines": [{"id": "shop"}], "bookings": [booking("2026-02-01", "shop", "actual", "5.00")], "warn": 80, "alert": 95}
    yield {"name": "nothing but zero approved", "lines": [{"id": "shop", "approved": "0"}], "bookings": [booking("2026-02-01", "shop", "actual", "5.00")], "warn": 80}
    yield {"name": "three times too much", "lines": [shop], "bookings": [booking("2026-02-01", "shop", "actual", "48000.00")], "warn": 80, "alert": 95, "updated": date(2026, 11, 1)}
    yield {"name": "more came back than was spent", "lines": [shop], "bookings": [booking("2026-02-01", "shop", "credit", "-10.00")]}
    # 93 of 1460 less five points is the fifth of 365 days, which no decimal fraction says exactly
    yield {"name": "a day exactly at the edge", "lines": [{"id": "shop", "approved": "1460.00"}], "bookings": [booking("2026-02-01", "shop", "actual", "93.00")]}
    yield {"name": "exactly at the thresholds", "lines": [shop], "bookings": [booking("2026-02-01", "shop", "actual", "9600.00"), booking("2026-02-01", "shop", "committed", "1800.00")], "warn": 80, "alert": 95}
    yield {
        "name": "an estimate older than what came back",
        "lines": [{**shop, "etc": "1000.00", "etc-on": date(2026, 3, 1)}],
        "bookings": [booking("2026-03-01", "shop", "actual", "500.00"), booking("2026-04-01", "shop", "credit", "-100.00")],
    }
    yield {"name": "an estimate as old as the page", "updated": date(2026, 3, 1), "lines": [{**shop, "etc": "1000.00"}], "bookings": [booking("2026-04-01", "shop", "actual", "1500.00")]}
    yield {"name": "an order that is booked back twice", "lines": [shop], "bookings": [booking("2026-02-01", "shop", "committed", "100.00"), booking("2026-03-01", "shop", "committed", "-200.00")]}
    thirds = [booking("2026-05-05", line, "actual", "33.33", document="R-1") for line in ("a", "b", "c")]
    yield {
        "name": "a third of an invoice on three lines",
        "lines": [{"id": line, "approved": "100.00"} for line in "abc"],
        "bookings": thirds + [booking("2026-05-06", "a", "actual", "0.01", document="R-1")],
        "documents": [{"kind": "partial-invoice", "number": "R-1", "net": "100.00", "state": "open", "paid": "50.00"}],
    }
    yield {
        "name": "the largest amounts that are read",
        "lines": [{"id": "shop", "approved": "999999999999999.99"}],
        "bookings": [booking("2026-05-05", "shop", "actual", "333333333333333.33", document="R-1")],
        "documents": [{"kind": "invoice", "number": "R-1", "gross": "999999999999999.99", "state": "partly-paid", "paid": "777777777777777.77"}],
    }
    yield {
        "name": "a plan by months in a year from October",
        "year-start": 10,
        "portal-year-start": 4,
        "lines": [
            {"id": "shop", "approved": "1200.00", "plan": ["0", "300.00", "0", "0", "0", "450.50", "0", "0", "149.50", "0", "0", "300.00"]},
            {"id": "fair", "approved": "100.00", "from": date(2027, 1, 15), "until": date(2027, 2, 20)},
            {"id": "rest", "approved": "1000.00", "etc": "0"},
        ],
        "bookings": [booking("2026-11-10", "shop", "actual", "280.00"), booking("2027-01-20", "fair", "actual", "60.00"), booking("2027-01-20", "fair", "committed", "30.00")],
    }
    yield {
        "name": "a leap year from April, in yen",
        "currency": "JPY",
        "portal-year-start": 4,
        "lines": [{"id": "shop", "approved": "1000000"}],
        "bookings": [booking("2026-04-01", "shop", "actual", "1")],
        "outlook": ("900000", "1000000", "1500000"),
    }
    yield {
        "name": "a retainer in hours and money from the end of a month",
        "lines": [{"id": "care", "approved": "16000.00", "approved-hours": "160"}, {"id": "shop", "approved": "5000.00"}],
        "bookings": [
            booking("2026-01-30", "care", "actual", "1.00", "1"),
            booking("2026-01-31", "care", "actual", "500.00", "5"),
            booking("2026-02-27", "care", "actual", "900.00", "9"),
            booking("2026-02-28", "care", "actual", "2500.00", "24.5"),
            booking("2026-03-31", "care", "credit", "-400.00", "-4"),
            booking("2026-04-30", "shop", "actual", "400.00", "4"),
            booking("2026-12-31", "care", "actual", "1500.00", "15"),
        ],
        "retainer": {"hours": "10", "amount": "1000.00", "period": (1, 0), "carry-over": (3, 0), "cap": "15", "cap-amount": "1600.00", "line": "care", "from": date(2026, 1, 31)},
    }
    yield {
        "name": "a retainer by fortnights",
        "lines": [shop],
        "bookings": [booking("2026-01-14", "shop", "actual", "120.00"), booking("2026-01-15", "shop", "actual", "10.00"), booking("2026-03-01", "shop", "committed", "99.00")],
        "retainer": {"amount": "100.00", "period": (0, 14), "carry-over": (1, 0)},
    }


def by_chance(chance, number):
    currency = chance.choice(["EUR", "EUR", "EUR", "JPY", "KWD"])
    decimals = DECIMALS[currency]
    start = chance.choice([None, None, 4, 7, 10])
    first = date(2026, start or 1, 1)
    day = lambda: first + ONE_DAY * chance.randrange(0, 300)
    amount = lambda highest: str(Decimal(chance.randrange(0, highest * 10**decimals)).scaleb(-decimals))
    states = ["open", "paid", "partly-paid", "settled", "draft", "cancelled", None]
    kinds = ["invoice", "partial-invoice", "credit-note", "order", "corrected-invoice"]
    documents = []
    for index in range(chance.randrange(0, 5)):
        gross = Decimal(amount(9000)) + 1
        paid = chance.choice([None, amount(9000)])
        documents.append({"kind": chance.choice(kinds), "number": f"R-{index}", "gross": str(gross), "state": chance.choice(states), "paid": paid})
    lines = []
    for index in range(chance.randrange(1, 5)):
        line = {"id": f"line-{index}"}
        if chance.random() < 0.5:
            line["project"] = chance.choice(["shop", "app"])
        if chance.random() < 0.9:
            line["approved"] = amount(50000)
        if chance.random() < 0.4:
            line["approved-hours"] = str(chance.randrange(0, 400))
        if chance.random() < 0.6:
            line["etc"] = amount(9000)
            line["etc-on"] = chance.choice([None, day()])
        if chance.random() < 0.2:
            line["etc-hours"] = str(chance.randrange(0, 90))
        if "approved" in line and chance.random() < 0.3:
            parts = [Decimal(amount(4000)) for _ in range(12)]
            line["approved"] = str(sum(parts))
            line["plan"] = [str(part) for part in parts]
        elif chance.random() < 0.3:
            one, other = sorted((day(), day()))
            line["from"] = chance.choice([None, one])
            line["until"] = chance.choice([None, other])
        lines.append(line)
    bookings = []
    for _ in range(chance.choice([0, 3, 8, 15])):
        kind = chance.choice(["actual", "actual", "actual", "committed", "credit", "correction"])
        sign = "-" if kind == "credit" or (kind != "actual" and chance.random() < 0.4) else ""
        hours = chance.choice([None, sign + str(Decimal(chance.randrange(1, 4000)).scaleb(-2))])
        number_of = chance.choice([None, *[d["number"] for d in documents]])
        bookings.append({"date": day(), "line": chance.choice(lines)["id"], "kind": kind, "amount": sign + amount(6000), "hours": hours, "document": number_of})
    case = {"name": f"chance {number}", "currency": currency, "lines": lines, "bookings": bookings, "documents": documents}
    if start:
        case[chance.choice(["year-start", "portal-year-start"])] = start
    if chance.random() < 0.5:
        case["updated"] = day()
    if chance.random() < 0.5:
        case["warn"], case["alert"] = 70, 90
    if chance.random() < 0.5:
        case["outlook"] = tuple(str(a) for a in sorted(Decimal(amount(90000)) for _ in range(3)))
    if chance.random() < 0.7:
        terms = {chance.choice(["hours", "amount"]): str(chance.randrange(1, 60))}
        terms["period"] = chance.choice([(1, 0), (3, 0), (0, 28), (2, 0)])
        if chance.random() < 0.7:
            terms["carry-over"] = chance.choice([(1, 0), (3, 0), (6, 0), (0, 45)])
            if chance.random() < 0.5:
                terms["cap"] = str(chance.randrange(1, 90))
        if chance.random() < 0.5:
            terms["line"] = chance.choice(lines)["id"]
        if chance.random() < 0.4:
            terms["from"] = day()
        case["retainer"] = terms
    return case


def main():
    chance = random.Random(20261120)
    cases = [*by_hand(), *(by_chance(chance, number) for number in range(1, 41))]
    table = [{"name": case["name"], "files": files(case), "expected": expected(case)} for case in cases]
    text = json.dumps(table, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if sys.argv[1:] == ["--check"]:
        if CASES.read_text(encoding="utf-8") != text:
            sys.exit("cases.json is not what the oracle says; run it without --check and read the difference")
        return
    CASES.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()

"""Writes spreadsheets as openpyxl does: make_ledgers.py FOLDER, which holds ledger.csv.

ledger.xlsx    the same table with real numbers and days
formulas.xlsx  one whose amounts are formulas that nobody has worked out
protected.xlsx one whose sheet may not be edited, which does not keep anybody from reading it
large.xlsx     100,000 bookings; large.csv is the same
"""

import csv
import datetime
import sys
from pathlib import Path

from openpyxl import Workbook

HEAD = ["date", "line", "kind", "amount", "hours", "document", "note"]


def typed(name, text):
    if text == "":
        return None
    if name == "date":
        return datetime.date.fromisoformat(text)
    if name in ("amount", "hours"):
        return float(text)
    return text


def read(path):
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def write(rows, path, change=lambda book, sheet: None):
    book = Workbook()
    sheet = book.active
    sheet.title = "Ledger"
    sheet.append(HEAD)
    for row in rows:
        sheet.append([typed(name, row[name]) for name in HEAD])
    for cell in sheet["A"][1:]:
        cell.number_format = "DD.MM.YYYY"
    for cell in sheet["D"][1:]:
        cell.number_format = '#,##0.00 [$€-407]'
    change(book, sheet)
    book.save(path)


def with_formulas(book, sheet):
    sheet["D2"] = "=1000+600"


def protected(book, sheet):
    sheet.protection.set_password("secret")


def large(folder):
    rows = []
    first = datetime.date(2026, 1, 1)
    for number in range(100_000):
        cents = number * 7919 % 1_000_000 + 1
        rows.append({
            "date": (first + datetime.timedelta(days=number % 365)).isoformat(),
            "line": "laufende-betreuung",
            "kind": "actual",
            "amount": f"{cents // 100}.{cents % 100:02}",
            "hours": "0.25",
            "document": f"R-{number % 5000}",
            "note": f"Buchung {number}",
        })
    with (folder / "large.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEAD)
        writer.writeheader()
        writer.writerows(rows)
    write(rows, folder / "large.xlsx")


def main():
    folder = Path(sys.argv[1])
    rows = read(folder / "ledger.csv")
    write(rows, folder / "ledger.xlsx")
    write(rows, folder / "formulas.xlsx", with_formulas)
    write(rows, folder / "protected.xlsx", protected)
    if "large" in sys.argv[2:]:
        large(folder)


main()

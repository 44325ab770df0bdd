"""Writes electronic invoices with factur-x and pypdf, which share no line with this project.

usage: make_invoices.py FOLDER        the test's invoices, in CII, UBL and PDF, and expected.json with what they say
       make_invoices.py --demo REPO   the invoices of the demo site: a file in a PDF, and one beside a PDF
"""

import copy
import io
import json
import logging
import sys
from decimal import Decimal
from pathlib import Path

import facturx
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

logging.disable(logging.ERROR)

SELLER = {
    "name": "Hagebutte Digitalwerkstatt",
    "addr_l1": "Sanddornhof 7",
    "postcode": "10117",
    "city": "Berlin",
    "country_code": "DE",
    "vat_identifier": "DE123456788",
    "einvoicing_addr": "post@hagebutte.example.org",
    "einvoicing_addr_schemeid": "EM",
    "contacts": [{"name": "Jule Brandisch", "phone": "+49 30 23125 117", "email": "jule@hagebutte.example.org"}],
}
BUYER = {
    "name": "Nordlicht Naturkost eG",
    "addr_l1": "Möhrenkamp 12",
    "addr_l2": "Hinterhaus & Lager",
    "postcode": "22525",
    "city": "Hamburg",
    "country_code": "DE",
    "vat_identifier": "DE987654321",
    "einvoicing_addr": "rechnung@nordlicht.example.org",
    "einvoicing_addr_schemeid": "EM",
}


def line(number, title, quantity, unit, price, rate, category="S", **more):
    net = (Decimal(quantity) * Decimal(price) / Decimal(more.get("BT-149", "1"))).quantize(Decimal("0.01"))
    return {
        "BT-126": str(number), "BT-153": title, "BT-129": quantity, "BT-130": unit, "BT-146": price, "BT-131": str(net),
        "BT-151": category, "BT-152": rate, **more,
    }  # fmt: skip


def invoice(number, lines, kind="380", **more):
    """Sums up exactly: decimals, per rate, half away from zero."""
    rates = {}
    for item in lines:
        key = (item["BT-151"], item["BT-152"])
        rates[key] = rates.get(key, Decimal(0)) + Decimal(item["BT-131"])
    for item in more.get("BG-20", []):
        rates[(item["vat_category_code"], item["vat_rate"])] -= Decimal(item["amount"])
    taxes = []
    for (category, rate), base in rates.items():
        tax = (base * Decimal(rate) / 100).quantize(Decimal("0.01"), "ROUND_HALF_UP")
        entry = {"BT-116": str(base), "BT-117": str(tax), "BT-118": category, "BT-119": rate}
        if category == "AE":
            entry["BT-120"] = "Reverse charge"
        taxes.append(entry)
    total = sum(Decimal(item["BT-131"]) for item in lines)
    off = sum((Decimal(item["amount"]) for item in more.get("BG-20", [])), Decimal(0))
    tax = sum(Decimal(item["BT-117"]) for item in taxes)
    gross = total - off + tax
    payable = gross - Decimal(more.get("BT-113", "0")) + Decimal(more.get("BT-114", "0"))
    data = {
        "BT-1": number, "BT-2": "2026-10-30", "BT-3": kind, "BT-5": "EUR", "BT-9": "2026-11-27", "BT-10": "04011000-12345-34",
        "BT-13": "AB-2026-004", "BT-72": "2026-10-29", "BT-73": "2026-09-01", "BT-74": "2026-10-31", "BT-81": "58",
        "BT-84": "DE02120300000000202051", "BT-20": "Payable within 28 days",
        "BG-1": [{"BT-22": "Thank you < & > good-bye"}], "BG-4": SELLER, "BG-7": BUYER, "BG-25": lines, "BG-23": taxes,
        "BT-106": str(total), "BT-109": str(total - off), "BT-110": str(tax), "BT-112": str(gross), "BT-115": str(payable), **more,
    }  # fmt: skip
    if off:
        data["BT-107"] = str(off)
    return data


def invoices():
    hours = line(1, "Design", "12.5", "HUR", "95.00", "19", **{"BT-154": "Screens and icons"})
    books = line(2, "Printed guides", "3", "C62", "14.95", "7")
    screws = line(3, "Badges", "250", "C62", "12.4000", "19", **{"BT-149": "100"})
    return {
        "rates": invoice("R-2026-0201", [hours, books, screws]),
        "allowance": invoice(
            "R-2026-0202",
            [hours, books],
            **{"BG-20": [{"amount": "37.50", "reason": "Loyalty", "vat_category_code": "S", "vat_rate": "19"}]},
        ),
        "credit": invoice("G-2026-0203", [books], kind="381", **{"BG-3": [{"BT-25": "R-2026-0201", "BT-26": "2026-10-30"}]}),
        "reverse-charge": invoice("R-2026-0204", [line(1, "Consulting", "2", "DAY", "1100.00", "0", "AE")]),
        "prepaid": invoice("R-2026-0205", [hours], **{"BT-113": "500.00", "BT-114": "0.01"}),
        "partial": invoice("R-2026-0206", [line(1, "First part", "1", "C62", "13680.00", "19")], kind="326"),
        "corrected": invoice("R-2026-0207", [hours], kind="384", **{"BG-3": [{"BT-25": "R-2026-0201", "BT-26": "2026-10-30"}]}),
    }


def blank_pdf(title):
    """One page with a line of text."""
    writer = PdfWriter()
    page = writer.add_blank_page(width=595, height=842)
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
    drawn = DecodedStreamObject()
    drawn.set_data(f"BT /F1 18 Tf 72 740 Td ({title}) Tj ET".encode("latin-1"))
    page[NameObject("/Contents")] = writer._add_object(drawn)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def cii(data, level="en16931"):
    return facturx.generate_cii_xml(copy.deepcopy(data), level=level, check_schematron=False)


def ubl(data):
    return facturx.generate_ubl_xml(copy.deepcopy(data), level="en16931", check_schematron=False)


def with_file(pdf, xml, **more):
    return facturx.generate_from_binary(
        pdf, xml, flavor="factur-x", check_schematron=False,
        pdf_metadata={"author": "Hagebutte Digitalwerkstatt", "keywords": "", "title": "Invoice", "subject": "Invoice"}, **more,
    )  # fmt: skip


def locked(pdf):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.encrypt("secret")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def with_other_file(pdf):
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.add_attachment("readme.txt", b"Nothing to pay here")
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def write_tests(folder):
    folder.mkdir(parents=True, exist_ok=True)
    expected = {}
    for name, data in invoices().items():
        for syntax, text in (("cii", cii(data)), ("ubl", ubl(data))):
            (folder / f"{name}-{syntax}.xml").write_bytes(text)
        expected[name] = data
    pdf = blank_pdf("R-2026-0201")
    both = with_file(pdf, cii(invoices()["rates"]))
    (folder / "rates.pdf").write_bytes(both)
    (folder / "plain.pdf").write_bytes(pdf)
    (folder / "locked.pdf").write_bytes(locked(both))
    (folder / "readme-inside.pdf").write_bytes(with_other_file(pdf))
    (folder / "expected.json").write_text(json.dumps(expected, indent=1, ensure_ascii=False, sort_keys=True) + "\n")


def write_demo(repository):
    content = Path(repository) / "content"
    german = {
        **SELLER, "vat_identifier": "DE000000000", "contacts": [{"name": "Jule Brandisch", "phone": "+49 30 23125 117", "email": "jule.brandisch@hagebutte.example.org"}],
    }  # fmt: skip
    data = invoice(
        "R-2026-0142",
        [
            line(1, "Laufende Betreuung", "2", "MON", "1600.00", "19", **{"BT-154": "Monatspauschale September und Oktober, 31,50 Stunden geleistet"}),
            line(2, "Herbststrecke und Grünkohlfotos", "1", "LS", "2865.00", "19", **{"BT-154": "Vier Rezepte, elf Fotos, ein Hofbesuch in der Wilstermarsch"}),
            line(3, "Hofladenfinder", "1", "LS", "3400.00", "19", **{"BT-154": "Aushang für die Ladentüren und Schlussarbeiten"}),
        ],
        **{
            "BG-4": german, "BG-7": {**BUYER, "addr_l2": "Frau Wiebke Harmsdorff", "vat_identifier": "DE000000000"},
            "BT-10": "Wiebke Harmsdorff", "BT-20": "Zahlbar bis zum 27. November 2026 ohne Abzug",
            "BT-84": "DE00 0000 0000 0000 0000 00", "BT-72": "2026-10-30", "BG-1": [{"BT-22": "Alle Namen und Beträge sind ausgedacht."}],
        },
    )  # fmt: skip
    data.pop("BT-13")
    place = content / "nordlicht/dokumente/R-2026-0142.pdf"
    pdf = PdfReader(place)
    if "/Names" not in pdf.trailer["/Root"]:
        place.write_bytes(facturx.generate_from_binary(
            place.read_bytes(), cii(data), flavor="factur-x", check_schematron=False, lang="de",
            pdf_metadata={"author": SELLER["name"], "keywords": "", "title": "Rechnung R-2026-0142", "subject": ""},
        ))  # fmt: skip
    data = invoice(
        "R-2026-0139",
        [
            line(1, "Care, hosting and on-call", "2", "MON", "1320.00", "20", **{"BT-154": "Two months, 26.25 hours"}),
            line(2, "Booking engine", "1", "LS", "6230.00", "20", **{"BT-154": "Audit remarks and payment fallback, 57.00 hours"}),
        ],
        **{
            "BT-5": "GBP", "BT-9": "2026-11-29", "BT-10": "Morag Ashgrove-Tully", "BT-13": "AB-2026-003",
            "BG-4": {**SELLER, "vat_identifier": "GB000000000"},
            "BG-7": {
                "name": "Kittiwake Harbour Ferries Ltd", "addr_l1": "Old Rope Store", "addr_l2": "Skerrow Pier", "city": "Skerrow",
                "postcode": "ZZ1 1ZZ", "country_code": "GB", "einvoicing_addr": "accounts@kittiwake.example.org", "einvoicing_addr_schemeid": "EM",
            },
            "BT-20": "Please pay by 29 November 2026", "BT-84": "DE00 0000 0000 0000 0000 00", "BT-72": "2026-10-30",
            "BG-1": [{"BT-22": "Every name and sum in it is made up."}],
        },
    )  # fmt: skip
    (content / "harbour/documents/R-2026-0139.xml").write_bytes(ubl(data))


if __name__ == "__main__":
    if sys.argv[1] == "--demo":
        write_demo(sys.argv[2])
    else:
        write_tests(Path(sys.argv[1]))

"""Tells what openpyxl reads in a workbook, as JSON: for each sheet its rows of [kind, value, number format], its frozen rows and its widths."""

import json
import sys
from datetime import datetime

import openpyxl


def said(cell):
    value = cell.value
    if isinstance(value, datetime):
        value = value.date().isoformat()
    kind = {"n": "number", "s": "text", "d": "day", "f": "formula"}.get(cell.data_type, cell.data_type)
    return ["empty" if value is None else kind, value, cell.number_format]


book = openpyxl.load_workbook(sys.argv[1])
print(
    json.dumps(
        {
            "created": book.properties.created.isoformat(),
            "sheets": [
                {
                    "name": sheet.title,
                    "frozen": sheet.freeze_panes,
                    "widths": [dimension.width for dimension in sheet.column_dimensions.values()],
                    "rows": [[said(cell) for cell in row] for row in sheet.iter_rows()],
                }
                for sheet in book.worksheets
            ],
        }
    )
)

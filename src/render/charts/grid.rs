//! Reads a table of comma, semicolon or tab separated values, and knows where each cell stands in the text.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord, Trim};

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says, without quotation marks and spaces around it.
    pub text: String,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

/// Rows of equal length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The names of the columns.
    pub head: Vec<Cell>,
    /// The others.
    pub rows: Vec<Vec<Cell>>,
}

/// What is wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BrokenGrid {
    /// Where.
    pub range: Range<usize>,
    /// What.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Grid {
    /// Reads a text. A byte order mark, and rows without any word, are passed over.
    ///
    /// # Errors
    /// When it is no table, or its rows are not of equal length; all of them are named.
    pub fn parse(text: &str) -> Result<Self, Vec<BrokenGrid>> {
        let start = text.len() - text.trim_start_matches('\u{feff}').len();
        let table = &text[start..];
        let Some(separator) = separator(table) else {
            return Err(no_table(table, start));
        };
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator)
            .trim(Trim::All)
            .from_reader(table.as_bytes());
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut broken = Vec::new();
        let mut record = StringRecord::new();
        while let Ok(true) = reader.read_record(&mut record) {
            if record.iter().all(str::is_empty) {
                continue;
            }
            let from = record.position().map_or(0, csv::Position::byte);
            let row = cells(
                table,
                usize::try_from(from).unwrap_or_default(),
                separator,
                &record,
                start,
            );
            let range = row[0].range.start..row[row.len() - 1].range.end;
            if row.iter().any(|cell| cell.text.contains('\n')) {
                broken.push(BrokenGrid {
                    range: range.start
                        ..range.start + table[range.start - start..].find('\n').unwrap_or_default(),
                    message: "a cell goes on in the next line".to_owned(),
                    hint: "close the quotation mark, or write the cell in one line".to_owned(),
                });
            } else if let Some(head) = rows.first()
                && head.len() != row.len()
            {
                broken.push(ragged(range, row.len(), head.len(), separator));
            }
            rows.push(row);
        }
        if !broken.is_empty() {
            return Err(broken);
        }
        let mut rows = rows.into_iter();
        Ok(Self {
            head: rows.next().unwrap_or_default(),
            rows: rows.collect(),
        })
    }
}

/// What stands between the cells of the first row that says something.
fn separator(table: &str) -> Option<u8> {
    let first = table.lines().find(|line| !line.trim().is_empty())?;
    if first.contains('\0') {
        return None;
    }
    let mut is_quoted = false;
    let bare: String = first
        .chars()
        .filter(|letter| {
            is_quoted ^= *letter == '"';
            !is_quoted
        })
        .collect();
    [b'\t', b';', b',']
        .into_iter()
        .find(|separator| bare.contains(char::from(*separator)))
}

fn no_table(table: &str, start: usize) -> Vec<BrokenGrid> {
    let length = table
        .trim_end()
        .find('\n')
        .unwrap_or(table.trim_end().len());
    let (message, hint) = match table.trim().is_empty() {
        true => (
            "this table is empty",
            "write the names of the columns in the first row, then a row for each category: its name, then its figures",
        ),
        false => (
            "this is no table: the first row has one cell only",
            "separate cells with `,`, `;` or a tab; the first row names the columns, such as `Month,Orders`",
        ),
    };
    vec![BrokenGrid {
        range: start..start + length,
        message: message.to_owned(),
        hint: hint.to_owned(),
    }]
}

fn ragged(range: Range<usize>, cells: usize, expected: usize, separator: u8) -> BrokenGrid {
    let said = |count: usize| match count {
        1 => "1 cell".to_owned(),
        count => format!("{count} cells"),
    };
    let hint = match (separator, cells > expected) {
        (b',', true) => {
            "put what holds a comma into quotation marks, as in `\"1,5\"`, or separate all cells with `;`"
        }
        (_, true) => {
            "take the cells away that are too many, or name their columns in the first row"
        }
        (_, false) => {
            "leave a cell empty where no figure is known, but keep what separates it from the next"
        }
    };
    BrokenGrid {
        range,
        message: format!(
            "this row has {}, and the first row has {}",
            said(cells),
            said(expected)
        ),
        hint: hint.to_owned(),
    }
}

/// The cells of a row with their places. The library tells only where the row begins.
fn cells(
    table: &str,
    from: usize,
    separator: u8,
    record: &StringRecord,
    start: usize,
) -> Vec<Cell> {
    let separator = char::from(separator);
    let row = table.get(from..).unwrap_or_default();
    let mut at = from + (row.len() - row.trim_start_matches(['\n', '\r']).len());
    let cells = record.iter().map(|text| {
        let rest = near(table, at, text.len());
        let found = rest
            .find(text)
            .or_else(|| rest.find(&text.replace('"', "\"\"")));
        let begin = at + found.filter(|_| !text.is_empty()).unwrap_or_default();
        // A cell with quotation marks inside is longer in the text than it is, so this may be amid a letter.
        let mut end = (begin + text.len()).min(table.len());
        while !table.is_char_boundary(end) {
            end += 1;
        }
        let next = table.get(end..).unwrap_or_default().find(separator);
        at = next.map_or(table.len(), |next| end + next + separator.len_utf8());
        Cell {
            text: text.to_owned(),
            range: begin + start..end + start,
        }
    });
    cells.collect()
}

/// The part of a text in which a cell of such a length must begin and end, unless it hides behind a thousand spaces.
fn near(table: &str, at: usize, length: usize) -> &str {
    let mut end = (at + 2 * length + 1_000).min(table.len());
    while !table.is_char_boundary(end) {
        end += 1;
    }
    table.get(at..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::Grid;

    fn texts(text: &str) -> Vec<Vec<String>> {
        let grid = Grid::parse(text).expect("a table");
        let rows = std::iter::once(&grid.head).chain(&grid.rows);
        for cell in rows
            .clone()
            .flatten()
            .filter(|cell| !cell.text.contains('"'))
        {
            assert_eq!(&text[cell.range.clone()], cell.text);
        }
        rows.map(|row| row.iter().map(|cell| cell.text.clone()).collect())
            .collect()
    }

    #[test]
    fn tables_are_read_however_they_are_separated() {
        let expected = [["Monat", "Absagen"], ["April", "31"], ["Mai", "4,7"]];
        for text in [
            "Monat,Absagen\nApril,31\nMai,\"4,7\"\n",
            "Monat;Absagen\nApril;31\nMai;4,7",
            "\u{feff}Monat;Absagen\r\nApril;31\r\nMai;4,7\r\n",
            "Monat\tAbsagen\n April \t 31\n\nMai\t4,7\n;;\n",
            "\n\nMonat ; Absagen\n;\nApril;31\nMai;\"4,7\"\n",
        ] {
            // Only the last table but one is separated by tabs, where `;;` is a name.
            if text.contains('\t') {
                assert!(Grid::parse(text).is_err());
                assert_eq!(texts(text.trim_end_matches(";;\n")), expected);
            } else {
                assert_eq!(texts(text), expected, "{text:?}");
            }
        }
    }

    #[test]
    fn no_cell_ends_amid_a_letter() {
        let text = "K,A\nx,\"a\"\"éé\"b\ny,2\n";
        let grid = Grid::parse(text).expect("a table");
        for cell in grid.head.iter().chain(grid.rows.iter().flatten()) {
            assert!(text.get(cell.range.clone()).is_some(), "{cell:?}");
        }
    }

    #[test]
    fn quotation_marks_hold_cells_together() {
        assert_eq!(
            texts("\"Name, in full\",n\n\"Say \"\"hello\"\"\",\n"),
            [["Name, in full", "n"], ["Say \"hello\"", ""]]
        );
    }

    #[test]
    fn what_is_no_table_is_told() {
        for (text, message, place) in [
            ("", "this table is empty", ""),
            (" \n\n", "this table is empty", ""),
            (
                "Only words\n1\n",
                "this is no table: the first row has one cell only",
                "Only words",
            ),
            (
                "a,b\nc\n",
                "this row has 1 cell, and the first row has 2 cells",
                "c",
            ),
            (
                "a,b\nc,1,5\n",
                "this row has 3 cells, and the first row has 2 cells",
                "c,1,5",
            ),
            (
                "\u{0},b\n",
                "this is no table: the first row has one cell only",
                "\u{0},b",
            ),
        ] {
            let broken = Grid::parse(text).expect_err("no table");
            assert_eq!(broken[0].message, message);
            assert_eq!(&text[broken[0].range.clone()], place);
        }
    }
}

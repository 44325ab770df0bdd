//! Calendars: dates as a calendar takes them (RFC 5545).
//!
//! A time of day becomes one in UTC, so that no calendar needs to know the portal's time zone; without a zone it floats, and is that time
//! wherever it is read. Nothing depends on the clock: the time stamp of an entry is the day of the page that says it. There is no organizer,
//! though METHOD:PUBLISH would have one (RFC 5546, 3.2.1): calendars take what has an organizer for an invitation.

use jiff::civil::{Date, DateTime};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use super::content_lines::{ContentLines, escaped};
use crate::config::Moment;

/// A calendar as a whole.
pub struct Calendar<'a> {
    /// What it is called.
    pub name: &'a str,
    /// The language of its texts.
    pub language: &'a str,
    /// The time zone of its times, an IANA name.
    pub zone: Option<&'a str>,
}

/// One entry of a calendar.
pub struct CalendarEntry {
    /// What a calendar knows the entry by when it is loaded again.
    pub uid: String,
    /// The day on which it was said.
    pub stamp: Date,
    /// When it begins.
    pub from: Moment,
    /// The last day, or the time at which it ends.
    pub to: Option<Moment>,
    /// What it is.
    pub summary: String,
    /// More about it.
    pub description: String,
    /// What it belongs to.
    pub categories: Vec<String>,
    /// Where.
    pub place: Option<String>,
}

impl Calendar<'_> {
    /// The whole file.
    pub fn write(&self, entries: &[CalendarEntry]) -> String {
        let mut lines = ContentLines::default();
        lines.add("BEGIN", "VCALENDAR");
        lines.add("VERSION", "2.0");
        lines.add("PRODID", "-//extranet//portal//EN");
        lines.add("CALSCALE", "GREGORIAN");
        lines.add("METHOD", "PUBLISH");
        // The name by RFC 7986, 5.1, and the one that calendars knew before it.
        lines.add_text(&format!("NAME;LANGUAGE={}", self.language), self.name);
        lines.add_text("X-WR-CALNAME", self.name);
        if let Some(zone) = self.zone {
            lines.add_text("X-WR-TIMEZONE", zone);
        }
        let zone = self
            .zone
            .and_then(|name| TimeZoneDatabase::bundled().get(name).ok());
        for entry in entries {
            self.write_entry(entry, zone.as_ref(), &mut lines);
        }
        lines.add("END", "VCALENDAR");
        lines.into_text()
    }

    fn write_entry(
        &self,
        entry: &CalendarEntry,
        zone: Option<&TimeZone>,
        lines: &mut ContentLines,
    ) {
        lines.add("BEGIN", "VEVENT");
        lines.add_text("UID", &entry.uid);
        lines.add("DTSTAMP", &format!("{}T000000Z", digits(entry.stamp)));
        match entry.from.time {
            None => {
                lines.add("DTSTART;VALUE=DATE", &digits(entry.from.day));
                // The end of whole days is the day after the last one (RFC 5545, 3.6.1).
                let last = entry.to.map_or(entry.from.day, |to| to.day);
                if let Ok(after) = last.tomorrow() {
                    lines.add("DTEND;VALUE=DATE", &digits(after));
                }
                // Whoever has to decide something that day is not busy all day.
                lines.add("TRANSP", "TRANSPARENT");
            }
            Some(time) => {
                lines.add("DTSTART", &instant(entry.from.day.to_datetime(time), zone));
                let end = entry.to.and_then(|to| Some(to.day.to_datetime(to.time?)));
                if let Some(end) = end {
                    lines.add("DTEND", &instant(end, zone));
                }
            }
        }
        lines.add_text(
            &format!("SUMMARY;LANGUAGE={}", self.language),
            &entry.summary,
        );
        if !entry.description.is_empty() {
            lines.add_text(
                &format!("DESCRIPTION;LANGUAGE={}", self.language),
                &entry.description,
            );
        }
        if !entry.categories.is_empty() {
            let categories: Vec<String> =
                entry.categories.iter().map(|text| escaped(text)).collect();
            lines.add(
                &format!("CATEGORIES;LANGUAGE={}", self.language),
                &categories.join(","),
            );
        }
        if let Some(place) = &entry.place {
            lines.add_text("LOCATION", place);
        }
        lines.add("END", "VEVENT");
    }
}

fn digits(day: Date) -> String {
    day.strftime("%Y%m%d").to_string()
}

/// A time in UTC, or one that floats. A time that the clocks skip is the one that they show instead.
fn instant(time: DateTime, zone: Option<&TimeZone>) -> String {
    let in_utc = zone.and_then(|zone| {
        let zoned = zone.to_ambiguous_zoned(time).compatible().ok()?;
        Some(zoned.with_time_zone(TimeZone::UTC).datetime())
    });
    match in_utc {
        Some(time) => time.strftime("%Y%m%dT%H%M%SZ").to_string(),
        None => time.strftime("%Y%m%dT%H%M%S").to_string(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Calendar, CalendarEntry};
    use crate::config::Moment;

    fn entry(from: &str, to: Option<&str>) -> CalendarEntry {
        let moment = |text: &str| Moment::parse(text).expect("a moment");
        CalendarEntry {
            uid: "k3.event.0@x".to_owned(),
            stamp: date(2026, 11, 20),
            from: moment(from),
            to: to.map(moment),
            summary: "Workshop; part 1, with cake".to_owned(),
            description: String::new(),
            categories: Vec::new(),
            place: None,
        }
    }

    /// The lines that say when something is.
    fn when(zone: Option<&str>, from: &str, to: Option<&str>) -> String {
        let calendar = Calendar {
            name: "Acme",
            language: "en",
            zone,
        };
        let text = calendar.write(&[entry(from, to)]);
        let lines = text.lines().filter(|line| {
            line.starts_with("DTSTART") || line.starts_with("DTEND") || line.starts_with("TRANSP")
        });
        lines.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn whole_days_end_the_day_after() {
        for (from, to, expected) in [
            ("2026-12-31", None, "20261231 DTEND;VALUE=DATE:20270101"),
            (
                "2028-02-28",
                Some("2028-02-29"),
                "20280228 DTEND;VALUE=DATE:20280301",
            ),
            ("9999-12-30", Some("9999-12-31"), "99991230"),
        ] {
            let expected = format!("DTSTART;VALUE=DATE:{expected} TRANSP:TRANSPARENT");
            assert_eq!(when(Some("Europe/Berlin"), from, to), expected);
        }
    }

    #[test]
    fn times_of_day_become_utc() {
        for (zone, from, to, expected) in [
            (
                Some("Europe/Berlin"),
                "2026-12-08 10:00",
                Some("2026-12-08 11:30"),
                "DTSTART:20261208T090000Z DTEND:20261208T103000Z",
            ),
            (
                Some("Europe/Berlin"),
                "2026-06-08 00:30",
                None,
                "DTSTART:20260607T223000Z",
            ),
            // The night in which the clocks skip an hour, and the one in which they show it twice.
            (
                Some("Europe/Berlin"),
                "2026-03-29 02:30",
                None,
                "DTSTART:20260329T013000Z",
            ),
            (
                Some("Europe/Berlin"),
                "2026-10-25 02:30",
                None,
                "DTSTART:20261025T003000Z",
            ),
            (
                Some("Pacific/Kiritimati"),
                "2027-01-01 00:00",
                None,
                "DTSTART:20261231T100000Z",
            ),
            (None, "2026-12-08 10:00", None, "DTSTART:20261208T100000"),
        ] {
            assert_eq!(when(zone, from, to), expected, "{from}");
        }
    }

    #[test]
    fn a_calendar_says_whose_it_is_and_what_is_in_it() {
        let calendar = Calendar {
            name: "Möbel, Müller",
            language: "de",
            zone: Some("Europe/Berlin"),
        };
        let full = CalendarEntry {
            description: "Wer: Anna\nSeite: Plan".to_owned(),
            categories: vec!["Termin".to_owned(), "Shop, neu".to_owned()],
            place: Some("Kai 4".to_owned()),
            ..entry("2026-12-08", None)
        };
        let expected = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//extranet//portal//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n\
            NAME;LANGUAGE=de:Möbel\\, Müller\r\nX-WR-CALNAME:Möbel\\, Müller\r\nX-WR-TIMEZONE:Europe/Berlin\r\n\
            BEGIN:VEVENT\r\nUID:k3.event.0@x\r\nDTSTAMP:20261120T000000Z\r\nDTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261209\r\nTRANSP:TRANSPARENT\r\n\
            SUMMARY;LANGUAGE=de:Workshop\\; part 1\\, with cake\r\nDESCRIPTION;LANGUAGE=de:Wer: Anna\\nSeite: Plan\r\nCATEGORIES;LANGUAGE=de:Termin,Shop\\, neu\r\n\
            LOCATION:Kai 4\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(calendar.write(&[full]), expected);
    }
}

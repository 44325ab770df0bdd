//! What holds for every drawing: nothing outside of it, bars as long as their figures, parts as long as their sum, ids that are unique.

use std::collections::BTreeSet;

use super::{Kind, attribute, chart, drawn};
use crate::render::charts::chart::Chart;
use crate::render::charts::measure::{bold_width, width};

/// Charts of all kinds with figures that were drawn by lot, always the same ones.
fn charts() -> Vec<Chart> {
    let mut state = 7_u64;
    let mut lot = move |below: u64| {
        // Knuth's MMIX generator: any would do.
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut charts = Vec::new();
    for (_, kind) in Kind::ALL {
        for round in 0..13_usize {
            let series = if kind.is_single() { 1 } else { 1 + lot(8) };
            let most = match kind {
                Kind::Pie | Kind::Donut => 8,
                _ => 100 / series,
            };
            let rows = 2 + lot(most - 1);
            let long = |index: u64| "o".repeat(usize::try_from(index * 5).expect("it is small"));
            let names = (0..series).map(|index| format!("Series{index}{}", long(index)));
            let names = names.collect::<Vec<_>>().join(" ");
            let size = 10_u64.pow(u32::try_from(1 + round % 7).expect("it is small"));
            let rows: Vec<String> = (0..rows)
                .map(|row| {
                    let name = match round % 4 {
                        0 => format!("{}-{:02}-01", 2_000 + row / 12, 1 + row % 12),
                        1 => format!("{row}_{}", "Abstimmung_".repeat(round % 5)),
                        2 => format!("{}", 1_900 + row),
                        _ => format!("n{row}"),
                    };
                    let cells = (0..series).map(|_| match lot(12) {
                        // so that there is something to share
                        _ if row == 0 => "1".to_owned(),
                        0 => "–".to_owned(),
                        1 if !kind.is_sum() => format!("-{}.5", lot(size)),
                        2 => "0".to_owned(),
                        _ if round % 5 == 4 => format!("{}000000.25", 1 + lot(size)),
                        _ => format!("{}", 1 + lot(size)),
                    });
                    format!("{name} {}", cells.collect::<Vec<_>>().join(" "))
                })
                .collect();
            let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
            let unit = ["", "€", "%", "min"][round % 4];
            let mut chart = chart(kind, unit, &names, &rows);
            let lies = [None, Some(true), Some(false)][round % 3];
            chart.horizontal = lies.filter(|_| kind.is_bars());
            charts.push(chart);
        }
    }
    charts
}

/// The drawings of a figure with their width and height.
fn drawings(html: &str) -> Vec<(f64, f64, String)> {
    let parts = html.split("<svg ").skip(1);
    let drawings = parts.map(|part| {
        let (svg, _) = part.split_once("</svg>").expect("it ends");
        let svg = format!("<svg {svg}");
        let size = |name| attribute(&svg, "svg ", name)[0];
        (size("width"), size("height"), svg)
    });
    drawings.collect()
}

/// Each text with its class, from where to where it goes at most, and its base line.
fn texts(svg: &str) -> Vec<(&str, f64, f64, f64, &str)> {
    let parts = svg.split("<text ").skip(1);
    let texts = parts.map(|part| {
        let (attributes, rest) = part.split_once('>').expect("it opens");
        let (text, _) = rest.split_once('<').expect("it ends");
        let said = |name: &str| {
            let (_, rest) = attributes.split_once(&format!("{name}=\""))?;
            rest.split('"').next()
        };
        let number = |name| said(name).and_then(|text| text.parse::<f64>().ok());
        let (class, x, y) = (said("class"), number(" x"), number(" y"));
        let (class, x, y) = (class.expect("a class"), x.expect("an x"), y.expect("a y"));
        let wide = match class {
            "value" => bold_width(text),
            "total" => bold_width(text) * 1.25,
            _ => width(text),
        };
        let from = match said("text-anchor") {
            None => x,
            Some("middle") => x - wide / 2.0,
            Some(_) => x - wide,
        };
        (class, from, from + wide, y, text)
    });
    texts.collect()
}

#[test]
fn nothing_lies_outside_of_a_drawing() {
    for chart in charts() {
        for (width, height, svg) in drawings(&drawn(&chart, "de")) {
            for (shape, start, size, end) in [
                ("rect class=\"fill s", "x", "width", width),
                ("rect class=\"fill s", "y", "height", height),
            ] {
                for (from, length) in attribute(&svg, shape, start)
                    .into_iter()
                    .zip(attribute(&svg, shape, size))
                {
                    assert!(
                        from >= -0.1 && length >= 0.0 && from + length <= end + 0.1,
                        "{from} {length} {end}: {chart:?}"
                    );
                }
            }
            for (class, from, to, y, text) in texts(&svg) {
                let is_inside = from >= -0.5 && to <= width + 0.5 && (0.0..=height).contains(&y);
                assert!(is_inside, "{class} {text} {from}–{to} {y}: {chart:?}");
            }
            for circle in ["cx", "cy"]
                .map(|name| attribute(&svg, "circle ", name))
                .concat()
            {
                assert!((0.0..=width.max(height)).contains(&circle), "{chart:?}");
            }
            assert!(!svg.contains("NaN") && !svg.contains("inf"), "{chart:?}");
        }
    }
}

#[test]
fn bars_are_as_long_as_their_figures() {
    for horizontal in [true, false] {
        let mut chart = chart(Kind::Bar, "", "n", &["a 10", "b 25", "c 0", "d -5", "e 20"]);
        chart.horizontal = Some(horizontal);
        for (_, _, svg) in drawings(&drawn(&chart, "en")) {
            let name = if horizontal { "width" } else { "height" };
            let lengths = attribute(&svg, "rect class=\"fill s0", name);
            let unit = lengths[1] / 25.0;
            let expected = [10.0, 25.0, 0.0, 5.0, 20.0].map(|value| value * unit);
            for (length, expected) in lengths.iter().zip(expected) {
                assert!((length - expected).abs() < 0.11, "{lengths:?}");
            }
        }
    }
}

#[test]
fn parts_are_as_long_as_their_sum() {
    let parts = chart(
        Kind::Stacked,
        "",
        "x y z",
        &["a 10 20.5 3", "b 1 – 40", "c 0 7 0"],
    );
    let sums = chart(Kind::Bar, "", "n", &["a 33.5", "b 41", "c 7"]);
    for horizontal in [Some(true), Some(false)] {
        let name = if horizontal == Some(true) {
            "width"
        } else {
            "height"
        };
        let parts = Chart {
            horizontal,
            ..parts.clone()
        };
        let sums = Chart {
            horizontal,
            ..sums.clone()
        };
        let (parts, sums) = (drawn(&parts, "en"), drawn(&sums, "en"));
        for ((_, _, parts), (_, _, sums)) in drawings(&parts).iter().zip(drawings(&sums)) {
            let all = attribute(parts, "rect class=\"fill s", name);
            // behind the samples of the key
            let lengths = &all[3..];
            let whole = [
                lengths[..3].iter().sum::<f64>(),
                lengths[3..5].iter().sum(),
                lengths[5..].iter().sum(),
            ];
            let sums = attribute(&sums, "rect class=\"fill s0", name);
            for index in 1..3 {
                let difference = whole[index] / whole[0] - sums[index] / sums[0];
                assert!(difference.abs() < 0.01, "{whole:?} {sums:?}");
            }
        }
    }
}

#[test]
fn ids_are_unique_and_everything_referred_to_is_there() {
    for chart in charts() {
        let html = drawn(&chart, "en");
        let ids: Vec<&str> = html
            .split(" id=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next())
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        for used in html
            .split("url(#")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            assert!(unique.contains(used), "{used}");
        }
        assert!(
            !html.contains("style="),
            "the policy of the page forbids it"
        );
    }
}

#[test]
fn slices_make_a_whole() {
    for kind in [Kind::Pie, Kind::Donut] {
        let shares = chart(kind, "", "n", &["a 1", "b 1", "c 2"]);
        let html = drawn(&shares, "en");
        let (_, _, svg) = &drawings(&html)[0];
        // a quarter, a quarter, a half: from the top, clockwise
        for corner in [
            "d=\"M100 8A100 100 0 0 1 200 108",
            "d=\"M200 108A100 100 0 0 1 100 208",
            "d=\"M100 208A100 100 0 0 1 100 8",
        ] {
            assert!(svg.contains(corner), "{corner} is not in {svg}");
        }
    }
}

#[test]
fn the_same_chart_is_the_same_bytes() {
    for chart in charts().iter().step_by(7) {
        assert_eq!(drawn(chart, "de"), drawn(chart, "de"));
    }
}

#[test]
fn figures_that_are_missing_or_too_many_are_passed_over() {
    for (_, kind) in Kind::ALL {
        let mut chart = chart(kind, "", "n", &["a 1", "b 2", "c 3"]);
        let whole = drawn(&chart, "en");
        chart.series[0].values.push(Some(1_000.into()));
        assert_eq!(drawn(&chart, "en"), whole, "{kind:?}");
        chart.series[0].values.truncate(2);
        assert!(
            drawn(&chart, "en").contains("<td class=\"numeric\">–</td>"),
            "{kind:?}"
        );
    }
}

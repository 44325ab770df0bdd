//! Mermaid's text to an SVG document, by the library merman: no browser, no clock, no network.
//!
//! What is drawn depends on the text alone. How it is drawn (fonts, sizes, labels as SVG text) is settled here; authors cannot
//! change it, because everything that could is taken out of the text before (`preamble.rs`).

use std::ops::Range;

use merman::svg::{
    DeterministicTextMeasurer, MeasurementProfileId, RenderResourcePolicy, SvgRenderOptions,
    TextMeasurementPolicy, TextMeasurementProfile, TextMeasurementProfileIdentity,
};
use merman::{
    Engine, MermaidConfig, OperationControl, ParseOptions, RenderError, RenderOutput,
    RenderRequest, Renderer, ResourceLimitExceeded, SvgEnvironment, SvgRequest,
};

use super::problem::Problem;
use super::{complaint, limits, metrics};
use crate::diag::contained;

/// The id that the library derives all others from. Taken off again when the SVG is written anew.
pub const ID: &str = "d";

/// How much the library may do for one diagram, counted in its own units: the same on every machine, unlike seconds.
const WORK: usize = 2_000_000;

/// Draws a Mermaid diagram.
pub fn draw(text: &str) -> Result<String, Problem> {
    // A text that trips the library must cost its author a finding, not the build of all others. Nothing outlives the call, so
    // nothing can be left half done.
    contained(|| render(text)).unwrap_or_else(|| {
        Err(
            Problem::whole("diagram-syntax", "this diagram cannot be drawn")
                .hint("leave out half of it to find the line that the library cannot take"),
        )
    })
}

fn render(text: &str) -> Result<String, Problem> {
    let request = RenderRequest::svg(text, OperationControl::new(), request());
    match renderer().render(request) {
        Ok(RenderOutput::Svg(Some(svg))) => Ok(svg.into_parts().0),
        Ok(_) => Err(Problem::whole("diagram-syntax", "this is no diagram")),
        Err(error) => Err(problem(text, &error)),
    }
}

fn problem(text: &str, error: &RenderError) -> Problem {
    match error {
        RenderError::ResourceLimitExceeded(exceeded) => too_large(exceeded),
        RenderError::Parse(diagnostic) => {
            let message = diagnostic.terminal_safe_message();
            let span = diagnostic.terminal_diagnostic_details().span;
            let span = span.map(|span| span.start..span.end);
            let mut problem = complaint::problem(&message, text, span);
            if problem.span.is_none() {
                problem.span = culprit(text, &message);
            }
            problem
        }
        other => complaint::problem(&other.to_string(), text, None),
    }
}

/// The line that a complaint without a place is about: the first with which the text so far is complained of in the same words.
fn culprit(text: &str, message: &str) -> Option<Range<usize>> {
    let mut end = 0;
    text.split_inclusive('\n').find_map(|line| {
        let start = end;
        end += line.len();
        let said = render_error(&text[..end]);
        (said.as_deref() == Some(message)).then(|| {
            let indent = line.len() - line.trim_start().len();
            start + indent..start + line.trim_end().len()
        })
    })
}

/// What the library says of a text that it cannot read.
fn render_error(text: &str) -> Option<String> {
    let request = RenderRequest::semantic(text, OperationControl::new());
    match renderer().render(request) {
        Err(RenderError::Parse(diagnostic)) => Some(diagnostic.terminal_safe_message()),
        _ => None,
    }
}

fn renderer() -> Renderer {
    Renderer::new()
        .with_engine(Engine::new().with_site_config(config()))
        .with_parse_options(ParseOptions::strict())
}

fn too_large(exceeded: &ResourceLimitExceeded) -> Problem {
    limits::too_large(match exceeded.id {
        "max_model_items" => format!(
            "this diagram has {} boxes, lines and the like; the limit is {}",
            exceeded.actual, exceeded.maximum
        ),
        "max_model_nesting_depth" => {
            format!(
                "groups stand inside more than {} groups here",
                limits::DEPTH
            )
        }
        _ => "this diagram is too tangled to be drawn".to_owned(),
    })
}

fn request() -> SvgRequest {
    let resources = [
        ("max_model_items", limits::ITEMS),
        ("max_model_nesting_depth", limits::DEPTH * 2),
        ("max_layout_work_units", WORK),
    ]
    .into_iter()
    .fold(
        RenderResourcePolicy::constrained(),
        |policy, (id, limit)| {
            policy
                .with_override(id, limit)
                .expect("the limit is one of the library's")
        },
    );
    SvgRequest {
        environment: SvgEnvironment::deterministic()
            .with_text_measurement_policy(measurement())
            .with_resource_policy(resources),
        options: SvgRenderOptions {
            diagram_id: Some(ID.to_owned()),
            ..SvgRenderOptions::default()
        },
        ..SvgRequest::default()
    }
}

fn measurement() -> TextMeasurementPolicy {
    let id = MeasurementProfileId::new("helvetica").expect("the name is allowed");
    let identity = TextMeasurementProfileIdentity::new(id, "1").expect("the version is allowed");
    let measurer = DeterministicTextMeasurer::default().with_width_callback(|text, style| {
        let weight = style.font_weight.as_deref().unwrap_or_default();
        let is_bold = matches!(weight, "bold" | "bolder" | "600" | "700" | "800" | "900");
        metrics::width(text, style.font_size, is_bold)
    });
    TextMeasurementPolicy::uniform(TextMeasurementProfile::new(identity, measurer))
}

/// How things are drawn: SVG text in the size and the fonts of the style sheet, and colours by number where the style sheet must know
/// which is which.
fn config() -> MermaidConfig {
    const FONT: &str = "Arial, Helvetica, sans-serif";
    let mut colours = serde_json::json!({
        "fontFamily": FONT, "fontSize": "14px", "noteBkgColor": "#000001",
        "pieSectionTextSize": "18px", "pieLegendTextSize": "18px", "pieTitleTextSize": "21px",
    });
    for slice in 1..=12_u8 {
        colours[format!("pie{slice}")] = format!("#0000{slice:02x}").into();
    }
    MermaidConfig::from_value(serde_json::json!({
        "securityLevel": "strict",
        "layout": "dagre",
        "look": "classic",
        "theme": "neutral",
        "themeVariables": colours,
        "htmlLabels": false,
        "fontFamily": FONT,
        "fontSize": 14,
        "flowchart": {
            "htmlLabels": false, "wrappingWidth": 260, "padding": 14,
            "subGraphTitleMargin": { "top": 4, "bottom": 8 },
        },
        "sequence": {
            "width": 120, "actorMargin": 36, "diagramMarginX": 16,
            "actorFontSize": 14, "messageFontSize": 14, "noteFontSize": 14,
            "actorFontFamily": FONT, "messageFontFamily": FONT, "noteFontFamily": FONT,
        },
        "gantt": {
            "todayMarker": "off", "fontSize": 12, "sectionFontSize": 12, "useWidth": 556,
            "leftPadding": 110, "barHeight": 24, "barGap": 6,
        },
        "class": { "htmlLabels": false, "rankSpacing": 64 },
        "state": { "htmlLabels": false },
        "er": { "fontSize": 14, "rankSpacing": 104 },
    }))
}

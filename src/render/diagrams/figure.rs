//! A drawing as it stands on a page: in a box that scrolls, with a caption, told to those who cannot see it.

use super::svg::{Drawing, ID_MARK};
use crate::render::html::escape;
use crate::render::locale::Locale;

/// Wider drawings may have to be scrolled on a phone, so they can be reached by keyboard.
const NARROW: u32 = 320;

/// Drawings up to this width are made to fit in a column of text; their letters can still be read.
const FITTING: u32 = 740;

/// How much of its words is told of a drawing.
const TOLD_LETTERS: usize = 800;

/// The HTML of a drawing. `id` is the only one of its page.
pub fn figure(drawing: &Drawing, caption: Option<&str>, id: &str, locale: &Locale) -> String {
    let kind = locale.text(&format!("diagram-{}", drawing.kind.name()));
    let title = caption.unwrap_or(&kind);
    let told = told(&drawing.words);
    let description = match caption {
        Some(_) => format!("{kind}: {told}"),
        None => told,
    };
    let scroll = if drawing.width > NARROW {
        format!(
            " role=\"group\" tabindex=\"0\" aria-label=\"{}\"",
            escape(&locale.text("diagram-region"))
        )
    } else {
        String::new()
    };
    let fitting = if drawing.width <= FITTING {
        " diagram-fits"
    } else {
        ""
    };
    let caption = caption.map(|caption| format!("<figcaption>{}</figcaption>", escape(caption)));
    format!(
        "<figure class=\"diagram diagram-{}{fitting}\"><div class=\"diagram-box\"{scroll}><svg role=\"img\" aria-labelledby=\"{id}-title\" \
         aria-describedby=\"{id}-text\" viewBox=\"{}\" width=\"{}\" height=\"{}\"><title id=\"{id}-title\">{}</title>\
         <desc id=\"{id}-text\">{}</desc>{}</svg></div>{}</figure>\n",
        drawing.kind.name(),
        drawing.view,
        drawing.width,
        drawing.height,
        escape(title),
        escape(&description),
        drawing.inner.replace(ID_MARK, id),
        caption.unwrap_or_default(),
    )
}

/// The words of a drawing one after the other, each once.
fn told(words: &[String]) -> String {
    let mut told = String::new();
    for (index, word) in words.iter().enumerate() {
        if words[..index].contains(word) {
            continue;
        }
        if told.chars().count() + word.chars().count() > TOLD_LETTERS {
            told.push('…');
            break;
        }
        if !told.is_empty() {
            told.push_str("; ");
        }
        told.push_str(word);
    }
    told
}

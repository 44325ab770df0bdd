//! A text as blocks to compare: headings, paragraphs, items, rows, code, each without any markup. What is no text, such as raw HTML and comments, is left out.

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::super::page::MARKDOWN;
use super::facts::FactValue;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// What it says; empty for facts, which say it in the reader's language.
    pub text: String,
}

/// What a piece of a text is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BlockKind {
    /// A heading of a level from 1 to 6; a title in front matter is one of level 1.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A paragraph of a quotation.
    Quote,
    /// Code, or what a diagram or a chart is made of.
    Code,
    /// Something that front matter says, by its key.
    Fact(&'static str, FactValue),
}

/// Cuts Markdown into blocks.
pub(super) fn blocks_of(markdown: &str) -> Vec<Block> {
    let mut cutter = Cutter::default();
    for event in Parser::new_ext(markdown, MARKDOWN) {
        cutter.take(event);
    }
    cutter.end(BlockKind::Paragraph);
    cutter.blocks
}

#[derive(Default)]
struct Cutter {
    blocks: Vec<Block>,
    /// The block that is being read.
    text: String,
    items: usize,
    quotes: usize,
    is_code: bool,
    cells: usize,
    /// What ends the raw text that is being read, which is a program or a style.
    raw_until: Option<&'static str>,
}

/// Elements whose text nobody reads, by how they begin and end.
const RAW: [(&str, &str); 2] = [("<script", "</script"), ("<style", "</style")];

impl Cutter {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) if self.raw_until.is_some() => {
                let html = html.to_ascii_lowercase();
                self.raw_until = self.raw_until.filter(|end| !html.contains(end));
            }
            Event::InlineHtml(html) => {
                let html = html.to_ascii_lowercase();
                let raw = RAW.iter().find(|(begin, _)| {
                    let rest = html.strip_prefix(begin);
                    rest.is_some_and(|rest| !rest.starts_with(|next: char| next.is_alphanumeric()))
                });
                self.raw_until = raw.map(|(_, end)| *end);
            }
            Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::TaskListMarker(_)
            | Event::FootnoteReference(_)
                if self.raw_until.is_some() => {}
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.finish(tag),
            Event::Text(text) | Event::Code(text) => self.text.push_str(&text),
            Event::SoftBreak | Event::HardBreak => self.text.push(' '),
            Event::TaskListMarker(done) => self.text.push_str(if done { "☑ " } else { "☐ " }),
            Event::FootnoteReference(name) => {
                self.text.extend(["[", &name, "]"]);
            }
            Event::Html(_) | Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Item => {
                self.end_here();
                self.items += 1;
            }
            Tag::BlockQuote(_) => {
                self.end_here();
                self.quotes += 1;
            }
            Tag::CodeBlock(_) => {
                self.end_here();
                self.is_code = true;
            }
            Tag::TableCell => {
                if self.cells > 0 {
                    self.text.push_str(" | ");
                }
                self.cells += 1;
            }
            Tag::TableHead | Tag::TableRow => {
                self.end_here();
                self.cells = 0;
            }
            Tag::FootnoteDefinition(name) => {
                self.end_here();
                self.text.extend(["[", name, "] "]);
            }
            Tag::Heading { .. } | Tag::List(_) | Tag::HtmlBlock | Tag::Table(_) => self.end_here(),
            _ => {}
        }
    }

    fn finish(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Heading(level) => self.end(BlockKind::Heading(level_of(level))),
            TagEnd::CodeBlock => {
                self.end(BlockKind::Code);
                self.is_code = false;
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end(BlockKind::Row),
            TagEnd::Item => {
                self.end_here();
                self.items -= 1;
            }
            TagEnd::BlockQuote(_) => {
                self.end_here();
                self.quotes -= 1;
            }
            TagEnd::Paragraph
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::HtmlBlock => self.end_here(),
            _ => {}
        }
    }

    /// Ends what has no mark of its own by what stands around it.
    fn end_here(&mut self) {
        self.end(match (self.items, self.quotes) {
            (0, 0) => BlockKind::Paragraph,
            (0, _) => BlockKind::Quote,
            _ => BlockKind::Item,
        });
    }

    fn end(&mut self, kind: BlockKind) {
        let read = std::mem::take(&mut self.text);
        let text = match self.is_code {
            true => read.trim_end().to_owned(),
            false => read.split_whitespace().collect::<Vec<_>>().join(" "),
        };
        if !text.is_empty() {
            self.blocks.push(Block { kind, text });
        }
    }
}

fn level_of(level: HeadingLevel) -> u8 {
    level as u8
}

#[cfg(test)]
mod tests {
    use super::{BlockKind, blocks_of};

    fn told(markdown: &str) -> Vec<String> {
        let sign = |kind: &BlockKind| match kind {
            BlockKind::Heading(level) => format!("h{level}"),
            BlockKind::Paragraph => "p".to_owned(),
            BlockKind::Item => "li".to_owned(),
            BlockKind::Row => "row".to_owned(),
            BlockKind::Quote => "quote".to_owned(),
            BlockKind::Code => "code".to_owned(),
            BlockKind::Fact(..) => "front matter".to_owned(),
        };
        let blocks = blocks_of(markdown);
        let told = blocks
            .iter()
            .map(|block| format!("{}: {}", sign(&block.kind), block.text));
        told.collect()
    }

    #[test]
    fn a_text_is_cut_where_readers_see_it_end() {
        for (markdown, blocks) in [
            (
                "# One *more* {#id}\n\nText with `code`\nand **more**  \nlines.\n",
                &["h1: One more", "p: Text with code and more lines."][..],
            ),
            (
                "- a\n- b\n  - c\n\n  d\n1. [x] e\n",
                &["li: a", "li: b", "li: c", "li: d", "li: ☑ e"],
            ),
            ("> a\n>\n> - b\n\nc\n", &["quote: a", "li: b", "p: c"]),
            (
                "| A | B |\n|---|--:|\n| 1 | 2 |\n|   | 3 |\n",
                &["row: A | B", "row: 1 | 2", "row: | 3"],
            ),
            (
                "```rust\nlet a;\n\n  let b;\n```\n",
                &["code: let a;\n\n  let b;"],
            ),
            (
                "[a link](x.md), [[wiki|words]], ![an image](a.png)\n",
                &["p: a link, words, an image"],
            ),
            (
                "Term\n: Meaning\n\nSee[^1].\n\n[^1]: There.\n",
                &["p: Term", "p: Meaning", "p: See[1].", "p: [1] There."],
            ),
            ("> [!NOTE]\n> Mind.\n", &["quote: Mind."]),
            ("\n  \n***\n", &[]),
        ] {
            assert_eq!(told(markdown), blocks, "{markdown}");
        }
    }

    #[test]
    fn markup_is_no_text() {
        for (markdown, blocks) in [
            (
                "a<!-- secret -->b <b title=\"secret\">c</b>\n",
                &["p: ab c"][..],
            ),
            (
                "<!-- secret -->\n\n<script>secret</script>\n\n<div>\nsecret\n</div>\n\nd\n",
                &["p: d"],
            ),
            (
                "a <script>let secret = *\"secret\"*;\nsecret()</script>b\n",
                &["p: a b"],
            ),
            (
                "a <STYLE media=\"x\">.secret `{}`</Style >b <styled>c</styled>\n",
                &["p: a b c"],
            ),
            (
                "a `<script>` b <!-- <script> --> c <script/>secret\n\nsecret\n",
                &["p: a <script> b c"],
            ),
        ] {
            assert_eq!(told(markdown), blocks, "{markdown}");
        }
    }
}

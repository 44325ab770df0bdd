//! The grammar of DOT (graphviz.org/doc/info/lang.html), by recursive descent.

use std::ops::Range;

use super::graph::{Attributes, Graph, Group, Line};
use super::tokens::Token;
use crate::render::diagrams::limits::{DEPTH, ITEMS, too_large};
use crate::render::diagrams::problem::Problem;

const CODE: &str = "diagram-syntax";

/// Attributes that say something which would be lost.
const LOST: [&str; 3] = ["headlabel", "taillabel", "xlabel"];

/// Reads a graph.
pub fn graph(tokens: &[(Token, Range<usize>)]) -> Result<Graph, Problem> {
    let mut parser = Parser {
        tokens,
        at: 0,
        graph: Graph::default(),
    };
    parser.header()?;
    let mut scope = Scope::default();
    parser.statements(&mut scope)?;
    parser.sign('}')?;
    if let Some((_, span)) = parser.next() {
        return Err(Problem::at(
            CODE,
            span.clone(),
            "nothing is expected behind the graph",
        ));
    }
    let mut graph = parser.graph;
    graph.title = scope.own.get("label").cloned();
    graph.attributes = scope.own;
    Ok(graph)
}

/// What holds inside one pair of braces.
#[derive(Clone, Default)]
struct Scope {
    boxes: Attributes,
    lines: Attributes,
    own: Attributes,
    group: Option<usize>,
    depth: usize,
    /// The boxes that stand here.
    mentioned: Vec<usize>,
}

struct Parser<'t> {
    tokens: &'t [(Token, Range<usize>)],
    at: usize,
    graph: Graph,
}

impl<'t> Parser<'t> {
    fn header(&mut self) -> Result<(), Problem> {
        self.keyword("strict");
        if self.keyword("digraph") {
            self.graph.is_directed = true;
        } else if !self.keyword("graph") {
            let hint = "as in `digraph { order -> parcel }`";
            return Err(self
                .expected("this begins with neither `digraph` nor `graph`")
                .hint(hint));
        }
        if matches!(self.peek(), Some(Token::Word { .. })) {
            self.at += 1;
        }
        self.sign('{')
    }

    fn statements(&mut self, scope: &mut Scope) -> Result<(), Problem> {
        loop {
            match self.peek() {
                None => return Err(self.expected("")),
                Some(Token::Sign('}')) => return Ok(()),
                Some(Token::Sign(';')) => self.at += 1,
                Some(_) => self.statement(scope)?,
            }
            if self.graph.boxes.len() + self.graph.lines.len() > ITEMS {
                let message = format!("this diagram has more than {ITEMS} boxes and lines");
                return Err(too_large(message));
            }
        }
    }

    fn statement(&mut self, scope: &mut Scope) -> Result<(), Problem> {
        for (word, which) in [("node", 0), ("edge", 1), ("graph", 2)] {
            if self.keyword(word) {
                let mut found = Attributes::new();
                self.attributes(&mut found)?;
                match which {
                    0 => scope.boxes.extend(found),
                    1 => scope.lines.extend(found),
                    _ => scope.own.extend(found),
                }
                return Ok(());
            }
        }
        let is_setting = matches!(
            self.tokens.get(self.at..self.at + 2),
            Some([(Token::Word { .. }, _), (Token::Sign('='), _)])
        );
        if is_setting {
            return self.attribute(&mut scope.own);
        }
        let mut ends = vec![self.end(scope)?];
        while let Some(Token::Line { is_arrow }) = self.peek() {
            if *is_arrow != self.graph.is_directed {
                let sign = if self.graph.is_directed { "->" } else { "--" };
                let message = format!("lines are written `{sign}` here");
                return Err(self
                    .expected(&message)
                    .hint("`digraph` has `->`, `graph` has `--`"));
            }
            self.at += 1;
            ends.push(self.end(scope)?);
        }
        let mut own = Attributes::new();
        self.attributes(&mut own)?;
        if ends.len() == 1 {
            for index in ends.concat() {
                self.graph.boxes[index].attributes.extend(own.clone());
            }
            return Ok(());
        }
        let mut attributes = scope.lines.clone();
        attributes.extend(own);
        for pair in ends.windows(2) {
            for &from in &pair[0] {
                for &to in &pair[1] {
                    let attributes = attributes.clone();
                    self.graph.lines.push(Line {
                        from,
                        to,
                        attributes,
                    });
                    if self.graph.lines.len() > ITEMS {
                        let message = format!("this diagram has more than {ITEMS} lines");
                        return Err(too_large(message));
                    }
                }
            }
        }
        Ok(())
    }

    /// What a line begins or ends at: one box, or all that stand in braces.
    fn end(&mut self, scope: &mut Scope) -> Result<Vec<usize>, Problem> {
        let is_named = self.keyword("subgraph");
        if is_named || matches!(self.peek(), Some(Token::Sign('{'))) {
            let inside = self.subgraph(scope)?;
            scope.mentioned.extend(&inside);
            return Ok(inside);
        }
        let Some((Token::Word { text, .. }, _)) = self.next() else {
            self.at = self.at.saturating_sub(1);
            return Err(self.expected("expected the name of a box"));
        };
        // where at the box the line ends is left to the layout
        for _ in 0..2 {
            if matches!(self.peek(), Some(Token::Sign(':'))) {
                self.at += 2;
            }
        }
        let index = self.graph.mention(text, &scope.boxes, scope.group);
        scope.mentioned.push(index);
        Ok(vec![index])
    }

    fn subgraph(&mut self, scope: &Scope) -> Result<Vec<usize>, Problem> {
        let mut inner = Scope {
            own: Attributes::new(),
            mentioned: Vec::new(),
            depth: scope.depth + 1,
            ..scope.clone()
        };
        if inner.depth > DEPTH {
            let problem = too_large(format!("groups stand inside more than {DEPTH} groups here"));
            let span = self.expected("").span;
            return Err(Problem { span, ..problem });
        }
        let mut is_cluster = false;
        if let Some(Token::Word { text, .. }) = self.peek() {
            is_cluster = text.starts_with("cluster");
            self.at += 1;
        }
        if is_cluster {
            self.graph.groups.push(Group {
                parent: scope.group,
                attributes: Attributes::new(),
            });
            inner.group = Some(self.graph.groups.len() - 1);
        }
        self.sign('{')?;
        self.statements(&mut inner)?;
        self.sign('}')?;
        if let (true, Some(group)) = (is_cluster, inner.group) {
            self.graph.groups[group].attributes = inner.own;
        }
        let mut mentioned = inner.mentioned;
        mentioned.sort_unstable();
        mentioned.dedup();
        Ok(mentioned)
    }

    /// Any number of lists in square brackets.
    fn attributes(&mut self, found: &mut Attributes) -> Result<(), Problem> {
        while matches!(self.peek(), Some(Token::Sign('['))) {
            self.at += 1;
            loop {
                match self.peek() {
                    Some(Token::Sign(']')) => break,
                    Some(Token::Sign(',' | ';')) => self.at += 1,
                    _ => self.attribute(found)?,
                }
            }
            self.at += 1;
        }
        Ok(())
    }

    fn attribute(&mut self, found: &mut Attributes) -> Result<(), Problem> {
        let Some((Token::Word { text: name, .. }, place)) = self.next() else {
            self.at = self.at.saturating_sub(1);
            return Err(self.expected("expected the name of an attribute"));
        };
        self.sign('=')?;
        match self.next() {
            Some((Token::Word { text, .. }, span)) => {
                if name == "shape" && matches!(text.as_str(), "record" | "Mrecord") {
                    let problem = Problem::at("diagram-dot", span.clone(), "records are not drawn");
                    return Err(problem
                        .hint("draw a box for each field, or use a `mermaid` `classDiagram`"));
                }
                if LOST.contains(&name.as_str()) {
                    let message = format!("`{name}` is not drawn");
                    let problem = Problem::at("diagram-dot", place.clone(), message);
                    let problem = problem.hint("use `label`").into_warning();
                    self.graph.warnings.push(problem);
                }
                if name == "shape" && !super::mermaid::is_known_shape(text) {
                    let message = format!("the shape `{text}` is drawn as a box");
                    let problem = Problem::at("diagram-dot", span.clone(), message);
                    self.graph.warnings.push(problem.into_warning());
                }
                found.insert(name.clone(), text.clone());
                Ok(())
            }
            Some((Token::Html, span)) => {
                let problem =
                    Problem::at("diagram-dot", span.clone(), "labels in HTML are not drawn");
                Err(problem.hint("write the label in quotation marks; `\\n` begins a new line"))
            }
            _ => {
                self.at = self.at.saturating_sub(1);
                Err(self.expected("expected a value"))
            }
        }
    }

    fn keyword(&mut self, word: &str) -> bool {
        let is_it = matches!(
            self.peek(),
            Some(Token::Word { text, is_quoted: false }) if text.eq_ignore_ascii_case(word)
        );
        self.at += usize::from(is_it);
        is_it
    }

    fn sign(&mut self, sign: char) -> Result<(), Problem> {
        if self.peek() == Some(&Token::Sign(sign)) {
            self.at += 1;
            Ok(())
        } else {
            Err(self.expected(&format!("expected `{sign}`")))
        }
    }

    fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at).map(|(token, _)| token)
    }

    fn next(&mut self) -> Option<(&'t Token, &'t Range<usize>)> {
        let found = self.tokens.get(self.at);
        self.at += 1;
        found.map(|(token, span)| (token, span))
    }

    /// An error at the next word or sign.
    fn expected(&self, message: &str) -> Problem {
        match self.tokens.get(self.at) {
            Some((_, span)) => Problem::at(CODE, span.clone(), message),
            None => {
                let problem = Problem::whole(CODE, "the diagram ends too early");
                let span = self.tokens.last().map(|(_, span)| span.clone());
                Problem { span, ..problem }.hint("every `{` is closed by a `}`, every `[` by a `]`")
            }
        }
    }
}

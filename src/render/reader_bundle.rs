//! What every page needs of the reader, as one script: each module in a function of its own, after those that it imports.
//!
//! A browser learns of a module when it has read the one that imports it: on a phone, each step of such a chain takes a tenth of a second and more. And each
//! file is packed alone, as if nothing had been said before it. Only the module system goes; what stands between stays letter by letter:
//! `tests/browser/published.test.js` compares it with the sources.
//!
//! | in a module | in the script |
//! |---|---|
//! | `import { a, b } from './other.js';` | `const { a, b } = $other;` |
//! | `import * as other from './other.js';` | `const other = $other;` |
//! | `export function a() {` | `function a() {`, and `a` in what the module's function returns |
//!
//! Each import and the head of each export stand at the start of a line, which is how all of our modules are written. None exports what it changes later,
//! and none imports in a circle.

use std::collections::BTreeSet;

/// A module with all that it imports; the text of each is asked for by its file name.
pub(super) fn bundle<'a>(entry: &str, text_of: impl Fn(&str) -> &'a str) -> String {
    let mut script = String::new();
    let mut begun = BTreeSet::new();
    add_imports(text_of(entry), &text_of, &mut script, &mut begun);
    // Not in a function: it may wait for something.
    script.push_str(&Scoped::of(text_of(entry)).text);
    script
}

/// Puts everything into the script that a module imports, the innermost first.
fn add_imports<'a>(
    module: &str,
    text_of: &impl Fn(&str) -> &'a str,
    script: &mut String,
    begun: &mut BTreeSet<String>,
) {
    for name in imports(module) {
        if !begun.insert(name.to_owned()) {
            continue;
        }
        let text = text_of(name);
        add_imports(text, text_of, script, begun);
        let Scoped { text, exports } = Scoped::of(text);
        let scope = scope(name);
        let exports = exports.join(", ");
        script.push_str(&format!(
            "const {scope} = (() => {{\n{text}return {{ {exports} }};\n}})();\n"
        ));
    }
}

/// The file names of what a module cannot do without.
pub(super) fn imports(module: &str) -> impl Iterator<Item = &str> {
    module
        .lines()
        .filter_map(|line| Some(import_of(line)?.file))
}

struct Import<'a> {
    names: &'a str,
    file: &'a str,
}

fn import_of(line: &str) -> Option<Import<'_>> {
    let line = line.strip_prefix("import ")?.strip_suffix("';")?;
    let (names, file) = line.split_once(" from './")?;
    Some(Import { names, file })
}

/// A module without the words of the module system, and the names that it gives to others.
struct Scoped<'a> {
    text: String,
    exports: Vec<&'a str>,
}

impl<'a> Scoped<'a> {
    fn of(module: &'a str) -> Self {
        let mut text = String::with_capacity(module.len());
        let mut exports = Vec::new();
        for line in module.lines() {
            if let Some(Import { names, file }) = import_of(line) {
                let names = names.strip_prefix("* as ").unwrap_or(names);
                text.push_str(&format!("const {names} = {};", scope(file)));
            } else if let Some(declaration) = line.strip_prefix("export ") {
                exports.push(declared(declaration));
                text.push_str(declaration);
            } else {
                text.push_str(line);
            }
            text.push('\n');
        }
        Self { text, exports }
    }
}

/// The name that a declaration gives.
fn declared(declaration: &str) -> &str {
    let words = ["async ", "function ", "class ", "const "];
    let name = words.iter().fold(declaration, |rest, word| {
        rest.strip_prefix(word).unwrap_or(rest)
    });
    let end = name.find(|letter: char| !letter.is_alphanumeric() && !"$_".contains(letter));
    &name[..end.unwrap_or(name.len())]
}

/// What a module's function returns is called so; no name in our modules begins alike.
fn scope(file: &str) -> String {
    format!("${}", file.trim_end_matches(".js").replace('-', "_"))
}

#[cfg(test)]
mod tests {
    use super::bundle;

    #[test]
    fn modules_stand_after_what_they_import() {
        let text_of = |name: &str| match name {
            "main.js" => {
                "import * as page from './page.js';\nimport { sign } from './sign-in.js';\nawait sign(page.NAME);\n"
            }
            "page.js" => {
                "import { sign } from './sign-in.js';\nexport const NAME = sign;\nexport class Page {\n}\n"
            }
            _ => "let a = 0;\nexport async function sign() {\n  a += 1;\n}\n",
        };
        assert_eq!(
            bundle("main.js", text_of),
            "const $sign_in = (() => {\nlet a = 0;\nasync function sign() {\n  a += 1;\n}\nreturn { sign };\n})();\n\
             const $page = (() => {\nconst { sign } = $sign_in;\nconst NAME = sign;\nclass Page {\n}\nreturn { NAME, Page };\n})();\n\
             const page = $page;\nconst { sign } = $sign_in;\nawait sign(page.NAME);\n"
        );
    }
}

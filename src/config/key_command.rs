//! `access.key-command`: the program that prints the master key, and its arguments.

/// Words that mean something to a shell alone, which none is asked.
const OF_SHELLS: [&str; 8] = ["|", "||", "&", "&&", ";", ">", ">>", "<"];

/// A command that prints the master key, taken apart as a shell would, and run without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyCommand {
    text: String,
    program: String,
    arguments: Vec<String>,
}

impl KeyCommand {
    /// Takes a command apart. `None` when it has no program, a quotation mark without its partner or words that only a shell understands; and when
    /// the program is named by a path inside the site: what lies there comes from whoever wrote the branch.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut words = shlex::split(text)?.into_iter();
        let program = words.next().filter(|word| !word.is_empty())?;
        let arguments: Vec<String> = words.collect();
        let is_for_a_shell = arguments
            .iter()
            .chain([&program])
            .any(|word| OF_SHELLS.contains(&word.as_str()));
        let is_inside =
            program.contains(['/', '\\']) && !std::path::Path::new(&program).is_absolute();
        (!is_for_a_shell && !is_inside && !text.contains(char::is_control)).then(|| Self {
            text: text.to_owned(),
            program,
            arguments,
        })
    }

    /// As it was typed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// A name in the `PATH`, or an absolute path.
    pub fn program(&self) -> &str {
        &self.program
    }

    /// What the program is given.
    pub fn arguments(&self) -> &[String] {
        &self.arguments
    }
}

#[cfg(test)]
mod tests {
    use super::KeyCommand;

    #[test]
    fn commands_are_taken_apart_without_a_shell() {
        let words = |text: &str| {
            let command = KeyCommand::parse(text).expect(text);
            [&[command.program().to_owned()], command.arguments()].concat()
        };
        assert_eq!(words("pass show extranet"), ["pass", "show", "extranet"]);
        assert_eq!(
            words("op read 'op://Private/My site/key'"),
            ["op", "read", "op://Private/My site/key"]
        );
        assert_eq!(words("echo $HOME \"a b\""), ["echo", "$HOME", "a b"]);
        assert_eq!(words("/usr/bin/key"), ["/usr/bin/key"]);
    }

    #[test]
    fn what_a_shell_would_be_needed_for_is_refused() {
        for text in [
            "",
            "  ",
            "''",
            "pass 'show",
            "pass show a | head -1",
            "pass show a && true",
            "./key.sh",
            "scripts/key",
            "pass\nshow",
        ] {
            assert!(KeyCommand::parse(text).is_none(), "{text}");
        }
    }
}

//! Portals made at random, in which every word that gives something away occurs once, with whoever may read it.

use std::collections::BTreeSet;
use std::fmt::Write as _;

/// Who has a passphrase.
pub const PEOPLE: [(&str, &str); 4] = [
    ("anna", "copper lantern drifts over the ninth orchard"),
    ("ben", "granite kettle hums beneath a silver awning"),
    ("cleo", "seven barges carry walnut shelves to market"),
    ("dora", "quiet thimble rolls along the harbour wall"),
];

/// What content is limited to.
pub const AUDIENCES: [&str; 3] = ["board", "finance", "team"];

/// A word that occurs once in the sources.
pub struct Secret {
    pub word: String,
    pub what: &'static str,
    pub readers: BTreeSet<&'static str>,
}

/// A portal's files, and what nobody but some may learn.
pub struct Generated {
    pub files: Vec<(String, String)>,
    pub secrets: Vec<Secret>,
}

type Names = Vec<&'static str>;

struct Maker {
    state: u64,
    seed: u64,
    people: Vec<(&'static str, Names)>,
    made: Generated,
}

impl Generated {
    /// The portal of this seed.
    pub fn of(seed: u64) -> Self {
        let mut maker = Maker {
            state: seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1,
            seed,
            people: Vec::new(),
            made: Self {
                files: Vec::new(),
                secrets: Vec::new(),
            },
        };
        maker.people();
        maker.pages("handbook", None);
        let folder = maker.some_audiences();
        maker.write("money/_section.toml", &format!("audience = {folder:?}\n"));
        maker.pages("money", Some(&folder));
        maker.statuses();
        maker.concepts();
        maker.documents();
        maker.budgets();
        maker.project();
        maker.made
    }
}

impl Maker {
    /// SplitMix64: good enough to be different, and the same everywhere.
    fn below(&mut self, end: usize) -> usize {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    fn write(&mut self, file: &str, content: &str) {
        self.made.files.push((file.to_owned(), content.to_owned()));
    }

    /// At least one.
    fn some_audiences(&mut self) -> Names {
        let mut names: Names = AUDIENCES
            .into_iter()
            .filter(|_| self.below(2) == 0)
            .collect();
        if names.is_empty() {
            names.push(AUDIENCES[self.below(3)]);
        }
        names
    }

    /// What a page says, if anything, and who reads it: a part of `limit`, or all of it.
    fn audience(&mut self, limit: Option<&Names>) -> (String, Option<Names>) {
        if self.below(2) == 0 {
            return (String::new(), limit.cloned());
        }
        let names = match limit {
            None => self.some_audiences(),
            Some(limit) => vec![limit[self.below(limit.len())]],
        };
        (format!("audience = {names:?}\n"), Some(names))
    }

    /// A word of its own for something that only these audiences may know; everyone without any.
    fn secret(&mut self, what: &'static str, limit: Option<&Names>) -> String {
        let number = self.made.secrets.len();
        let word = format!("q{}w{number}z", self.seed);
        let reads =
            |names: &Names| limit.is_none_or(|limit| limit.iter().any(|name| names.contains(name)));
        let people = self.people.iter().filter(|(_, names)| reads(names));
        let readers = people.map(|(id, _)| *id).collect();
        self.made.secrets.push(Secret {
            word: word.clone(),
            what,
            readers,
        });
        word
    }

    fn people(&mut self) {
        let mut text = String::new();
        for (id, _) in PEOPLE {
            let names: Names = AUDIENCES
                .into_iter()
                .filter(|_| self.below(3) == 0)
                .collect();
            writeln!(text, "[[person]]\nid = \"{id}\"\nname = \"{id}\"\nside = \"customer\"\naudiences = {names:?}\n").unwrap();
            self.people.push((id, names));
        }
        self.write("people.toml", &text);
        self.write(
            "portal.toml",
            &format!("name = \"Acme\"\naudiences = {AUDIENCES:?}\nlanguages = [\"en\", \"de\"]\n"),
        );
        let (says, readers) = self.audience(None);
        let name = self.secret("the name of a person with a limited page", readers.as_ref());
        self.write(
            "people/emil.md",
            &format!("+++\nname = \"{name}\"\nside = \"agency\"\n{says}+++\n"),
        );
    }

    /// Pages with a title, a text, a tag, a picture and links to each other.
    fn pages(&mut self, folder: &str, limit: Option<&Names>) {
        for number in 0..4 {
            let (says, readers) = self.audience(limit);
            let readers = readers.as_ref();
            let title = self.secret("a title", readers);
            let text = self.secret("a text", readers);
            let tag = self.secret("a tag", readers);
            let inside = self.secret("what a file holds", readers);
            let other = self.below(4);
            let target = ["handbook", "money"][self.below(2)];
            self.write(&format!("{folder}/file{number}.txt"), &inside);
            self.write(
                &format!("{folder}/page{number}.md"),
                &format!("+++\ntags = [\"{tag}\"]\nauthor = \"emil\"\n{says}+++\n# {title}\n\n{text} [there](/{target}/page{other}.md) [[{target}/page{other}]]\n\n[file](file{number}.txt)\n"),
            );
            if number == 0 {
                let german = self.secret("a translation", readers);
                self.write(
                    &format!("{folder}/page0.de.md"),
                    &format!("# {german}\n\nText\n"),
                );
            }
        }
    }

    fn statuses(&mut self) {
        let (says, limit) = self.audience(None);
        let mut text = format!("+++\n{says}+++\n\n");
        for day in 10..14 {
            let (says, readers) = self.audience(limit.as_ref());
            let title = self.secret("an entry of a file of many", readers.as_ref());
            write!(text, "## 2026-11-{day} {title}\n+++\n{says}+++\n\nText\n\n").unwrap();
        }
        self.write("status/2026-11.md", &text);
        for day in 20..23 {
            let (says, readers) = self.audience(None);
            let topic = self.secret("a topic", readers.as_ref());
            let need = self.secret("a need", readers.as_ref());
            self.write(
                &format!("status/2026-10-{day}.md"),
                &format!("+++\ntopic = \"{topic}\"\nhealth = \"at-risk\"\ntarget = 2027-01-{day}\nneeds = [{{ who = \"anna\", what = \"{need}\", by = 2026-12-{day} }}]\n{says}+++\nText\n"),
            );
        }
    }

    fn concepts(&mut self) {
        for number in 0..3 {
            let (says, readers) = self.audience(None);
            let option = self.secret("an option", readers.as_ref());
            let supersedes = match number {
                0 => String::new(),
                _ => format!("supersedes = \"concept{}.md\"\n", number - 1),
            };
            self.write(
                &format!("concepts/concept{number}.md"),
                &format!("+++\nstate = \"draft\"\n{supersedes}{says}options = [{{ id = \"a\", title = \"{option}\" }}]\n+++\nText\n"),
            );
        }
    }

    fn documents(&mut self) {
        for number in 0..3 {
            let (says, readers) = self.audience(None);
            let name = self.secret("a document's number", readers.as_ref());
            self.write(
                &format!("documents/paper{number}.md"),
                &format!("+++\nkind = \"invoice\"\nnumber = \"{name}\"\ndate = 2026-10-0{0}\ndue = 2026-12-0{0}\ngross = 1{0}3\ncurrency = \"EUR\"\nstate = \"open\"\n{says}+++\n", number + 1),
            );
        }
        let readers = self.some_audiences();
        let dropped = self.secret("the name of a dropped file", Some(&readers));
        self.write(&format!("documents/{dropped}.pdf"), "%PDF-1.4");
        self.write(
            "documents/_section.toml",
            &format!("[[file]]\nname = \"{dropped}.pdf\"\naudience = {readers:?}\n"),
        );
    }

    fn budgets(&mut self) {
        let (says, readers) = self.audience(None);
        let limit = readers.clone().unwrap_or_else(|| AUDIENCES.to_vec());
        let bookings = vec![limit[self.below(limit.len())]];
        let line = self.secret("a line of a budget", readers.as_ref());
        let note = self.secret("a booking", Some(&bookings));
        self.write("budget/2026.md", &format!("+++\nyear = 2026\nbasis = \"net\"\ncurrency = \"EUR\"\n{says}ledger-audience = {bookings:?}\nlines = [{{ id = \"shop\", title = \"{line}\", approved = \"1000\" }}]\n+++\n"));
        self.write(
            "budget/2026.csv",
            &format!("date;line;kind;amount;note\n2026-01-02;shop;actual;10;{note}\n"),
        );
    }

    fn project(&mut self) {
        let readers = self.some_audiences();
        let title = self.secret("a project", Some(&readers));
        self.write(
            "shop/project.toml",
            &format!("title = \"{title}\"\ntarget = 2027-03-01\naudience = {readers:?}\n"),
        );
        self.write("shop/status/2026-11-02.md", "Text\n");
    }
}

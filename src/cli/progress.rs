//! How far a build is: a bar on a terminal, nothing elsewhere.

use extranet::pipeline::Progress;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar that counts portals. It hides itself when stderr is no terminal.
pub(super) struct Bar(ProgressBar);

impl Bar {
    pub(super) fn new(verb: &'static str) -> Self {
        let style = ProgressStyle::with_template("{prefix} {bar:24} {pos}/{len} {msg}")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(ProgressBar::new(0).with_style(style).with_prefix(verb))
    }

    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, portals: usize) {
        self.0.set_length(portals as u64);
    }

    fn portal_done(&self, portal: &str) {
        self.0.set_message(portal.to_owned());
        self.0.inc(1);
    }
}

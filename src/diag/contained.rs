//! Work that is handed to a library together with a file of somebody else: where the file breaks the library, its author learns of the file,
//! and nobody of the library.
//!
//! A panic says what it has to say before it is caught, by the hook of the process. The command's own hook keeps silent while
//! [`is_contained`] says so; whatever else panics is told as always.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    /// How many calls of [`contained`] this thread is in.
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Does some work, and answers nothing if it panics. What the work touched besides its own must not be used any more then.
pub fn contained<T>(work: impl FnOnce() -> T) -> Option<T> {
    DEPTH.set(DEPTH.get() + 1);
    let done = catch_unwind(AssertUnwindSafe(work));
    DEPTH.set(DEPTH.get() - 1);
    done.ok()
}

/// Whether this thread is doing such work.
pub fn is_contained() -> bool {
    DEPTH.get() > 0
}

#[cfg(test)]
mod tests {
    use std::panic::resume_unwind;

    use super::{contained, is_contained};

    #[test]
    fn panics_end_where_they_are_contained() {
        assert!(!is_contained());
        // Without the hook, so that the tests keep silent as well.
        let inner = || contained(|| -> u8 { resume_unwind(Box::new("broken")) });
        let outer = contained(|| (inner(), is_contained()));
        assert_eq!(outer, Some((None, true)));
        assert!(!is_contained());
        assert_eq!(contained(|| 5), Some(5));
    }
}

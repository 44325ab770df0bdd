//! Files of other programs, and files that somebody damaged.

//! The shapes that the reader's modules hand to each other; for the type check alone, not published.

type Bytes = Uint8Array<ArrayBuffer>;

/** A key that seals: its key id in hex, and the key itself, from which HKDF derives. */
type HeldKey = { id: string; base: CryptoKey };

/** Checked parameters of Argon2id; memory in KiB. */
type Kdf = { memory: number; passes: number; lanes: number; salt: Bytes };

/** A checked `access.json`; slots by id. */
type Access = { kdf: Kdf; edition: Bytes; slots: Map<string, Bytes> };

/** What went wrong, named like the sentence that tells it (`reader-<code>`). */
type ErrorCode =
  | 'wrong-passphrase' | 'no-webcrypto' | 'old-browser' | 'damaged' | 'newer-format' | 'resealed' | 'offline' | 'not-found' | 'bad-kdf'
  | 'access-damaged' | 'not-readable' | 'failed';

/** Tells the sentence of a key, which is given without its `reader-`. */
type Messages = (key: string) => string;

/** What a list is filtered by: values by field, none of them empty. */
type Filter = Map<'kind' | 'state' | 'topic' | 'author' | 'project' | 'year', string>;

/** A piece of a text, such as a paragraph: its sort and what it says. */
type Block = [sort: string, text: string];

/**
 * What became of a block between two versions; blocks are told by their numbers. What was `changed` tells what it `was`, and whether it stands in another
 * place.
 */
type Part = { kind: 'same' | 'moved' | 'added' | 'removed' | 'changed'; block: number; was?: number; moved?: boolean };

/** Opens an attachment that a document names. */
type OpenAttachment = (url: URL) => Promise<Bytes>;

/**
 * A session as IndexedDB holds it: `sealed` under the session cookie it ends with the browser; with `keys`, which cannot be read back, it stays on the
 * device until `expires`. Times in milliseconds.
 */
type Stored = { portal: string; keys: HeldKey[] | null; sealed: Bytes | null; expires: number | null; used: number };

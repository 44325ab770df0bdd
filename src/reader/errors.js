//! The ways in which a portal can refuse to open, each named like the sentence that tells it (`reader-<code>`).
// @ts-check

/** Mine, but broken. What is not mine is `null`, never an error. */
export class ReaderError extends Error {
  /** @param {ErrorCode} code */
  constructor(code) {
    super(code);
    this.name = 'ReaderError';
    this.code = code;
  }
}

/**
 * The code of anything that was thrown.
 * @param {unknown} error
 * @returns {ErrorCode}
 */
export function codeOf(error) {
  return error instanceof ReaderError ? error.code : 'failed';
}

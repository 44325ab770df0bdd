//! The two places where the page's Trusted Types let text become more than text: opened HTML, and the address of the worker.
// @ts-check

const WORKER = new URL('argon2-worker.js', import.meta.url).href;

/** @type {{ createHTML(html: string): string, createScriptURL(url: string): string } | undefined} */
const policy = /** @type {any} */ (globalThis).trustedTypes?.createPolicy('extranet', {
  createHTML: (/** @type {string} */ html) => html,
  createScriptURL: (/** @type {string} */ url) => url,
});

/**
 * Parses opened HTML into a document of its own, in which nothing runs and nothing is loaded.
 * @param {string} html
 */
export function parseDocument(html) {
  return new DOMParser().parseFromString(policy ? policy.createHTML(html) : html, 'text/html');
}

/** Starts the worker that derives keys. */
export function startWorker() {
  return new Worker(policy ? policy.createScriptURL(WORKER) : WORKER, { type: 'module' });
}

//! Where in the browser's history the page stands, and how far each entry was scrolled: content comes later than the browser would restore it.
// @ts-check

/** The entries that one tab has made in one portal. */
export class Trail {
  #storage;
  /** @type {Record<string, number>} */ #scrolls = {};
  #index = history.length - 1;
  #undoing = false;

  /** @param {string} portal the portal's folder as URL */
  constructor(portal) {
    this.#storage = `extranet ${portal}`;
    try {
      this.#scrolls = JSON.parse(sessionStorage.getItem(this.#storage) ?? '{}');
    } catch {
      // Without storage a reload starts at the top.
    }
    history.scrollRestoration = 'manual';
    this.#index = history.state?.index ?? this.#index;
    history.replaceState({ index: this.#index }, '');
  }

  /** How far the entry was scrolled when it was left, if it ever was. */
  get scroll() {
    return this.#scrolls[this.#index] ?? null;
  }

  /** @param {number | null} scroll */
  leave(scroll) {
    if (scroll !== null) this.#scrolls[this.#index] = scroll;
  }

  /** @param {string} url */
  push(url) {
    this.#index += 1;
    delete this.#scrolls[this.#index];
    history.pushState({ index: this.#index }, '', url);
  }

  /** @param {string} url */
  replace(url) {
    delete this.#scrolls[this.#index];
    history.replaceState({ index: this.#index }, '', url);
  }

  /**
   * Gives the entry another fragment; it stays the same entry.
   * @param {string} fragment with its `#`, or empty
   */
  rename(fragment) {
    history.replaceState({ index: this.#index }, '', location.pathname + location.search + fragment);
  }

  /**
   * Follows a step that the browser has made.
   * @param {unknown} state the state of the entry that it now stands on
   * @param {number | null} scroll how far the entry that it left was scrolled
   * @returns {number} how many entries it went; 0 when there is nothing to do
   */
  follow(state, scroll) {
    if (state === null) {
      // A new entry for a fragment of the same page: the browser has scrolled by itself, and the click has told from where.
      this.#index += 1;
      delete this.#scrolls[this.#index];
      history.replaceState({ index: this.#index }, '');
      return 0;
    }
    const { index } = /** @type {{ index: number }} */ (state);
    const steps = this.#undoing ? 0 : index - this.#index;
    if (steps !== 0) this.leave(scroll);
    this.#index = index;
    this.#undoing = false;
    return steps;
  }

  /**
   * Goes back to the entry whose page is still shown.
   * @param {number} steps what `follow` returned
   */
  undo(steps) {
    this.#undoing = true;
    history.go(-steps);
  }

  /** Keeps the positions for a reload. */
  save() {
    if (Object.keys(this.#scrolls).length === 0) return;
    try {
      sessionStorage.setItem(this.#storage, JSON.stringify(this.#scrolls));
    } catch {
      // As above.
    }
  }

  /** Wipes what was kept. */
  forget() {
    this.#scrolls = {};
    try {
      sessionStorage.removeItem(this.#storage);
    } catch {
      // As above.
    }
  }
}

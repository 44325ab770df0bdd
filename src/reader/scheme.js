//! Light, dark, or as the system has it: what was chosen in this browser, for every portal of the host. It says nothing about anybody.
// @ts-check

const KEY = 'extranet-scheme';
const SCHEMES = ['system', 'light', 'dark'];

let chosen = stored();

/**
 * Shows the document as chosen. Buttons in it say how that is, in words that they bring along.
 * @param {Document | DocumentFragment} [root]
 */
export function showScheme(root = document) {
  document.documentElement.dataset['scheme'] = chosen;
  for (const button of root.querySelectorAll('[data-action="scheme"]')) {
    button.replaceChildren(Object.assign(document.createElement('span'), { textContent: wordsOf(button) }));
  }
}

/**
 * Chooses the next one.
 * @param {Element} button
 * @returns {string} what it is called
 */
export function chooseScheme(button) {
  chosen = SCHEMES[(SCHEMES.indexOf(chosen) + 1) % SCHEMES.length] ?? 'system';
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // It holds for this page, then.
  }
  showScheme();
  return wordsOf(button);
}

/** @param {Element} button */
function wordsOf(button) {
  return button.getAttribute(`data-${chosen}`) ?? '';
}

function stored() {
  try {
    const kept = localStorage.getItem(KEY) ?? '';
    return SCHEMES.includes(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
}

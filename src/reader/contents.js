//! The table of contents: the heading that is being read is marked in it. A part (parts.js).
// @ts-check

let waits = false;

/** Follows the scrolling. */
export function bind() {
  for (const type of ['scroll', 'resize']) addEventListener(type, soon, { passive: true });
}

/** Marks the heading of a page that is about to be shown. */
export function show() {
  soon();
  return false;
}

/** Once for each picture of the screen, however often something moves until then. */
function soon() {
  if (waits) return;
  waits = true;
  requestAnimationFrame(() => {
    waits = false;
    mark();
  });
}

function mark() {
  const links = /** @type {HTMLAnchorElement[]} */ (Array.from(document.querySelectorAll('.toc a')));
  const page = document.documentElement;
  // What stands in the upper quarter is read; at the end of a page, its last heading may never get there.
  const isAtEnd = scrollY > 0 && scrollY + innerHeight >= page.scrollHeight - 2;
  const edge = isAtEnd ? innerHeight : innerHeight / 4;
  const current = links.filter(({ hash }) => {
    const heading = document.getElementById(decodeURIComponent(hash.slice(1)));
    return heading && heading.getBoundingClientRect().top <= edge;
  }).at(-1);
  for (const link of links) {
    if (link === current) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

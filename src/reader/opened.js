//! The one door by which opened HTML enters the page: parsed, cleaned, adopted.
//!
//! The publisher has sanitised it already, and the CSP lets nothing run that slips through; this is the third lock on the same door.
// @ts-check

import { parseDocument } from './trusted.js';

const REFUSED_ELEMENTS = 'script,iframe,frame,frameset,object,embed,applet,base,meta,link,style,template,animate,animatemotion,animatetransform,set';
const URL_ATTRIBUTES = new Set(['href', 'xlink:href', 'src', 'action', 'formaction', 'data', 'poster']);
const REFUSED_PROTOCOLS = new Set(['javascript:', 'vbscript:', 'data:', 'blob:']);

/**
 * @param {string} html a complete document
 * @returns {{ title: string, language: string, body: DocumentFragment }}
 */
export function openedDocument(html) {
  const parsed = parseDocument(html);
  for (const element of parsed.querySelectorAll(REFUSED_ELEMENTS)) element.remove();
  for (const element of parsed.querySelectorAll('*')) clean(element);
  const body = document.createDocumentFragment();
  body.append(...parsed.body.childNodes);
  return { title: parsed.title, language: parsed.documentElement.lang, body };
}

/**
 * Takes off an element what could run, or what stands between a script and the DOM's own words: a form answers to the names of its fields, the
 * document to those of its images and forms.
 * @param {Element} element
 */
function clean(element) {
  const { getAttribute, getAttributeNames, removeAttribute } = Element.prototype;
  for (const name of getAttributeNames.call(element)) {
    const speaks = name === 'name' && (element instanceof HTMLImageElement || element instanceof HTMLFormElement);
    if (speaks || !isHarmless(name, getAttribute.call(element, name) ?? '')) removeAttribute.call(element, name);
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function isHarmless(name, value) {
  if (name.startsWith('on') || name === 'style' || name === 'srcdoc') return false;
  if (!URL_ATTRIBUTES.has(name)) return true;
  // The browser's own parser decides what a protocol is: `java\tscript:` is one.
  return !URL.canParse(value, location.href) || !REFUSED_PROTOCOLS.has(new URL(value, location.href).protocol);
}

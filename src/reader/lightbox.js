//! The lightbox: a picture by itself, as large as the window, until it is closed. Only dom.js, lightbox.js, living.js, scheme.js and the parts touch the DOM.
// @ts-check

/**
 * Shows the picture of a button in a dialog. The picture itself goes there and comes back: its address is revoked, and it gets no second one.
 * @param {HTMLElement} button
 */
export function enlarge(button) {
  const image = button.querySelector('img');
  if (!image || image.hasAttribute('data-state')) return;
  const caption = button.parentElement?.querySelector('figcaption')?.textContent ?? '';
  const dialog = document.createElement('dialog');
  const close = document.createElement('button');
  dialog.className = 'lightbox';
  dialog.ariaLabel = caption || image.alt;
  close.textContent = button.dataset['close'] ?? '';
  // Nothing on the page moves while the picture is away.
  const { width, height } = button.getBoundingClientRect();
  button.style.width = `${width}px`;
  button.style.height = `${height}px`;
  dialog.append(close, image);
  for (const text of [caption, image.alt].filter(Boolean)) {
    const words = document.createElement('p');
    words.textContent = text;
    // Whoever hears the picture has heard them.
    words.ariaHidden = 'true';
    dialog.append(words);
  }
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || target === close) dialog.close();
  });
  dialog.addEventListener('close', () => {
    button.prepend(image);
    button.removeAttribute('style');
    dialog.remove();
    button.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** Closes it: it stands above everything, whatever is done to the page below. */
export function closeLightbox() {
  document.querySelector('dialog')?.close();
}

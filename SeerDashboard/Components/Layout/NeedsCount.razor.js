let usual = '';
let needs = 0;
/** What the page calls itself, and what stands in the title instead. */
let plain = '';
let told = '';
let watching = false;

/** The title with the count before it. In place: Blazor keeps hold of the text node. */
function title() {
  const text = [...document.head.querySelector('title')?.childNodes ?? []].find(node => node instanceof Text);
  if (!text) return;
  if (text.data !== told) plain = text.data;
  told = needs > 0 ? `(${needs}) ${plain}` : plain;
  if (text.data !== told) text.data = told;
}

/** The icon with a count on it. @param {number} count */
function drawn(count) {
  const text = count > 99 ? '99+' : String(count);
  const size = [19, 16, 13][text.length - 1];
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#4f3fcf"/>`
    + `<text x="16" y="17" fill="#fff" font-family="sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" dominant-baseline="central">${text}</text></svg>`)}`;
}

/** In the title and in the icon of the tab. @param {number} count 0 brings the usual ones back */
export function show(count) {
  needs = count;
  title();
  // Each page has a title of its own, which may change while it is shown.
  if (!watching) new MutationObserver(title).observe(document.head, { childList: true, subtree: true, characterData: true });
  watching = true;
  const icon = document.querySelector('link[rel=icon]');
  if (!(icon instanceof HTMLLinkElement)) return;
  usual ||= icon.href;
  icon.href = count > 0 ? drawn(count) : usual;
}

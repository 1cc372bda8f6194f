let usual = '';

/** The icon with a count on it. @param {number} count */
function drawn(count) {
  const text = count > 99 ? '99+' : String(count);
  const size = [19, 16, 13][text.length - 1];
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="9" fill="#4f3fcf"/>`
    + `<text x="16" y="17" fill="#fff" font-family="sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" dominant-baseline="central">${text}</text></svg>`)}`;
}

/** @param {number} count 0 brings the usual icon back */
export function show(count) {
  const icon = document.querySelector('link[rel=icon]');
  if (!(icon instanceof HTMLLinkElement)) return;
  usual ||= icon.href;
  icon.href = count > 0 ? drawn(count) : usual;
}

/**
 * Copies on the click itself: browsers allow it only while they handle a person's action, which a round trip to the server is not.
 * @param {HTMLButtonElement | null} button its `data-copy` is copied
 * @param {{ invokeMethodAsync(method: string, copied: boolean): Promise<void> }} component
 */
export function attach(button, component) {
  button?.addEventListener('click', async () => {
    const copied = await copy(button.dataset.copy ?? '');
    await component.invokeMethodAsync('SayAsync', copied);
  });
}

/** @param {string} text @returns {Promise<boolean>} */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

/**
 * Over plain http there is no clipboard API.
 * @param {string} text
 */
function copyBySelection(text) {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.setAttribute('readonly', '');
  field.className = 'visually-hidden';
  document.body.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}

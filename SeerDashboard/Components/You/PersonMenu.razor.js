/** A menu closes when one turns elsewhere, or presses Escape. @param {HTMLDetailsElement} menu */
export function closeOutside(menu) {
  if (!menu) return;
  document.addEventListener('pointerdown', event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('focusout', event => { if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false; });
  menu.addEventListener('click', event => { if (event.target.closest('a')) menu.open = false; });
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    event.stopPropagation();
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

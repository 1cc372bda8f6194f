import { attempt, permission } from './Notifier.razor.js';

/** @param {HTMLButtonElement} button @param {{invokeMethodAsync: Function}} toggle */
export function attach(button, toggle) {
  if (!button) return;
  const tell = (method) => toggle.invokeMethodAsync(method, permission()).catch(() => {});
  button.addEventListener('click', async () => {
    if (permission() === 'default') await Notification.requestPermission().catch(() => {});
    if (button.getAttribute('aria-pressed') !== 'true') attempt();
    tell('PressedAsync');
  });
  tell('Know');
}

/** Whether this browser shows notifications: 'granted', 'default' (to be asked), 'denied', 'insecure' or 'unsupported'. */
export function permission() {
  if (!window.isSecureContext) return 'insecure';
  return 'Notification' in window ? Notification.permission : 'unsupported';
}

/** Shows one; a click brings the tab to the front, at what it is about. @param {{title: string, body: string, tag: string, href: string}} notice */
export function show(notice) {
  if (permission() !== 'granted') return;
  try {
    const shown = new Notification(notice.title, { body: notice.body, tag: notice.tag, icon: '/favicon.svg' });
    shown.onclick = () => {
      window.focus();
      Blazor.navigateTo(notice.href);
      shown.close();
    };
  } catch {
    // Browsers of phones have the constructor and refuse it.
  }
}

/** Browsers of phones have the constructor and refuse it; which one does is remembered. */
const refused = 'no-notifications';

/** Whether this browser shows notifications: 'granted', 'default' (to be asked), 'denied', 'insecure' or 'unsupported'. */
export function permission() {
  if (!window.isSecureContext) return 'insecure';
  return 'Notification' in window && !localStorage.getItem(refused) ? Notification.permission : 'unsupported';
}

/** Shows one that says so, where notifications were allowed: then it is known whether they can be shown at all. */
export function attempt() {
  if (permission() !== 'granted') return;
  try {
    const shown = new Notification('SeerDashboard', { body: 'You will be told here.', tag: 'seer-try', icon: '/favicon.svg' });
    setTimeout(() => shown.close(), 5000);
  } catch {
    localStorage.setItem(refused, 'yes');
  }
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
    localStorage.setItem(refused, 'yes');
  }
}

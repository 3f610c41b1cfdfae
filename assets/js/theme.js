// Runs before the first paint, so that a person who chose dark never sees a white flash.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    // A choice just saved in the settings counts everywhere; the button only on this device.
    if (location.pathname === '/settings' && location.search === '?done=saved') localStorage.removeItem('theme');
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* Storage may be forbidden; then the system's choice stands. */ }
})();

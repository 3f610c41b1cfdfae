// Runs before the first paint, so that a person who chose dark never sees a white flash.
(() => {
  const root = document.documentElement;
  root.classList.add('js');
  try {
    const theme = localStorage.getItem('theme');
    if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  } catch { /* Storage may be forbidden; then the system's choice stands. */ }
})();

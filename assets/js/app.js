// What scripts add to the public pages. Every page works without them; nothing here holds a rule.
// Words come from the page (data-… attributes), because only the server knows the language.

const say = (text) => {
  document.querySelector('.toast')?.remove();
  const toast = Object.assign(document.createElement('p'), { className: 'toast', textContent: text });
  toast.setAttribute('role', 'status');
  document.body.append(toast);
  setTimeout(() => toast.remove(), 8000);
};

const stored = {
  get: (key) => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* Full or forbidden. */ } },
  remove: (key) => { try { localStorage.removeItem(key); } catch { /* As above. */ } },
};

// ---- theme: system → dark → light → system -----------------------------------------------------
function switchTheme() {
  const root = document.documentElement;
  const dark = root.dataset.theme
    ? root.dataset.theme === 'dark'
    : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  stored.set('theme', root.dataset.theme);
}

// ---- sharing -------------------------------------------------------------------------------------
async function share(button) {
  const url = document.querySelector('link[rel=canonical]')?.href ?? location.href;
  try {
    if (navigator.share) return await navigator.share({ title: document.title, url });
    await navigator.clipboard.writeText(url);
    say(button.dataset.copied);
  } catch { /* The person closed the sheet. */ }
}

// ---- Markdown toolbar -----------------------------------------------------------------------------
// Wraps the selection (`**`, `_`) or marks the start of each selected line (`- `, `1. `, `> `).
const marks = {
  bold: { around: '**' }, italic: { around: '_' }, code: { around: '`' },
  list: { before: '- ' }, steps: { before: '1. ' }, quote: { before: '> ' },
};

function format(area, name) {
  const { selectionStart: from, selectionEnd: to, value } = area;
  const chosen = value.slice(from, to);
  const replace = (text, start, end) => {
    area.focus();
    area.setRangeText(text, from, to, 'end');
    area.setSelectionRange(start, end);
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  if (name === 'link') {
    const text = chosen || area.dataset.linkWords;
    replace(`[${text}](https://)`, from + text.length + 3, from + text.length + 11);
  } else if (marks[name].around) {
    const mark = marks[name].around;
    replace(mark + chosen + mark, from + mark.length, from + mark.length + chosen.length);
  } else {
    const start = value.lastIndexOf('\n', from - 1) + 1;
    area.setSelectionRange(start, to);
    const lines = value.slice(start, to).split('\n');
    const text = lines
      .map((line, i) => (name === 'steps' ? `${i + 1}. ` : marks[name].before) + line)
      .join('\n');
    area.setRangeText(text, start, to, 'end');
    area.focus();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }
}

const shortcuts = { b: 'bold', i: 'italic', k: 'link' };

function setUpEditor(editor) {
  const area = editor.querySelector('textarea');
  const tools = editor.querySelector('.tools');
  tools.hidden = false;
  const buttons = [...tools.querySelectorAll('button')];
  // One tab stop for the toolbar; arrows move inside (ARIA authoring practices: toolbar).
  buttons.forEach((button, i) => { button.tabIndex = i === 0 ? 0 : -1; });
  tools.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (button) format(area, button.dataset.format);
  });
  tools.addEventListener('keydown', (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const at = buttons.indexOf(document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    buttons.forEach((button) => { button.tabIndex = button === next ? 0 : -1; });
    next.focus();
    event.preventDefault();
  });
  area.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') area.form.requestSubmit(area.form.querySelector('[data-main]'));
    else if (shortcuts[event.key]) format(area, shortcuts[event.key]);
    else return;
    event.preventDefault();
  });
}

// ---- quoting: what is selected in a message stands before the reply to it ----------------------------
let selected = '';

function remember(link) {
  const article = link?.closest('article');
  const chosen = getSelection();
  const inside = article && article.contains(chosen.anchorNode) && article.contains(chosen.focusNode);
  selected = inside ? String(chosen).trim() : '';
}

// A touch on the link would have ended the selection by the time of the click.
document.addEventListener('pointerdown', (event) => remember(event.target.closest('a[href="#reply"]')));

const escaped = (text) => text.replace(/[\\`*_[\]<>#~|]/g, '\\$&');

function quote(article, area) {
  const name = article.querySelector('header b a').textContent;
  const lines = `**${escaped(name)}:** ${escaped(selected)}`.split('\n').map((line) => `> ${line}`.trimEnd());
  const before = area.value.trimEnd();
  area.value = `${before}${before ? '\n\n' : ''}${lines.join('\n')}\n\n`;
  area.dispatchEvent(new Event('input', { bubbles: true }));
  selected = '';
}

function reply(link) {
  const area = document.querySelector('#reply textarea');
  if (!area) return;
  if (selected) quote(link.closest('article'), area);
  // After the browser has gone to the form.
  setTimeout(() => { area.focus(); area.setSelectionRange(area.value.length, area.value.length); });
}

// ---- confirmation ------------------------------------------------------------------------------------
let confirmed = null;

function askFirst(event) {
  const button = event.submitter;
  const question = button?.dataset.confirm;
  if (!question || confirmed === button) return;
  event.preventDefault();
  const dialog = document.getElementById('confirm');
  if (!dialog) return;
  dialog.querySelector('[data-question]').textContent = question;
  dialog.querySelector('[data-yes]').textContent = button.textContent.trim();
  dialog.returnValue = '';
  dialog.addEventListener('close', () => {
    if (dialog.returnValue !== 'yes') {
      // The button may be in a menu that closed meanwhile.
      (button.checkVisibility() ? button : button.closest('details')?.querySelector('summary'))?.focus();
      return;
    }
    confirmed = button;
    button.form.requestSubmit(button);
    confirmed = null;
  }, { once: true });
  dialog.showModal();
}

// ---- the review queue by keyboard ---------------------------------------------------------------------
// Only while a card (or something in it) has the focus, so that no key surprises anybody elsewhere.
function setUpQueue(queue) {
  const cards = [...queue.children];
  cards.forEach((card, i) => { card.tabIndex = i === 0 ? 0 : -1; });
  const go = (card) => {
    if (!card) return;
    cards.forEach((other) => { other.tabIndex = other === card ? 0 : -1; });
    card.focus();
  };
  queue.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('textarea, select, input')) return;
    const card = event.target.closest('[data-queue] > li');
    if (event.key === 'j') go(card.nextElementSibling);
    else if (event.key === 'k') go(card.previousElementSibling);
    else if (event.key === 'o') card.querySelector('h2 a').click();
    else if (/^[arsxc]$/.test(event.key)) card.querySelector(`button[data-key="${event.key}"]`)?.click();
    else return;
    event.preventDefault();
  });
}

// ---- wiring --------------------------------------------------------------------------------------------
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-do]');
  if (button?.dataset.do === 'theme') switchTheme();
  if (button?.dataset.do === 'share') share(button);
  const link = event.target.closest('article a[href="#reply"]');
  if (link) {
    if (event.detail === 0) remember(link); // By keyboard.
    reply(link);
  }
  // A click elsewhere closes an open menu.
  document.querySelectorAll('details.more[open]').forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || document.querySelector('dialog[open]')) return;
  document.querySelectorAll('details.more[open]').forEach((menu) => {
    menu.open = false;
    menu.querySelector('summary').focus();
  });
});

// In the capture phase: before htmx takes the form.
document.addEventListener('submit', askFirst, true);

// What was done is said once: not again after a reload, nor to whoever gets the address.
const here = new URL(location.href);
if (here.searchParams.has('done')) {
  here.searchParams.delete('done');
  history.replaceState(null, '', here);
}

document.querySelectorAll('.editor').forEach(setUpEditor);
document.querySelectorAll('[data-queue]').forEach(setUpQueue);

// htmx could not do it quietly (signed out meanwhile, a limit): do it the plain way, which shows why.
document.addEventListener('htmx:response:error', (event) => {
  const form = event.detail.ctx.sourceElement;
  if (form instanceof HTMLFormElement) form.submit();
});

// The account's colours are saved by the server; a choice made here before would hide them.
document.querySelector('input[name=theme]')?.form
  .addEventListener('submit', () => stored.remove('theme'));

// Offers people while "@…" is typed in an editor (ARIA authoring practices: combobox with a list).
const typing = /(?:^|[\s(¿¡«"])@([\p{L}\p{N}-]{1,40})$/u;
let counter = 0;

function setUp(area) {
  const list = Object.assign(document.createElement('div'), { className: 'names', hidden: true, id: `names-${++counter}` });
  list.setAttribute('role', 'listbox');
  area.closest('.editor').after(list);
  area.setAttribute('aria-autocomplete', 'list');
  area.setAttribute('aria-controls', list.id);
  let at = 0;
  let asked = 0;

  const options = () => [...list.children];
  const typed = () => typing.exec(area.value.slice(0, area.selectionStart))?.[1] ?? '';

  const close = () => {
    list.hidden = true;
    area.removeAttribute('aria-activedescendant');
  };
  const mark = (index) => {
    at = (index + options().length) % options().length;
    options().forEach((option, i) => option.setAttribute('aria-selected', i === at));
    area.setAttribute('aria-activedescendant', options()[at].id);
  };
  const choose = (option) => {
    const end = area.selectionStart;
    area.setRangeText(`@${option.dataset.handle} `, end - typed().length - 1, end, 'end');
    area.focus();
    close();
    area.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const show = (people) => {
    list.replaceChildren(...people.map(({ handle, person }, i) => {
      const option = Object.assign(document.createElement('div'), { id: `${list.id}-${i}` });
      option.setAttribute('role', 'option');
      option.dataset.handle = handle;
      const detail = Object.assign(document.createElement('small'), { textContent: ` @${handle}` });
      option.append(person.name, detail);
      return option;
    }));
    list.hidden = people.length === 0;
    if (people.length > 0) mark(0);
    else close();
  };
  const ask = async () => {
    const beginning = typed();
    const mine = ++asked;
    if (!beginning) return close();
    try {
      const answer = await fetch(`/api/v1/people?q=${encodeURIComponent(beginning)}&limit=6`);
      if (answer.ok && mine === asked) show((await answer.json()).items);
    } catch { close(); }
  };

  let waiting;
  area.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 150);
  });
  area.addEventListener('keydown', (event) => {
    if (list.hidden) return;
    const deed = {
      ArrowDown: () => mark(at + 1), ArrowUp: () => mark(at - 1),
      Enter: () => choose(options()[at]), Tab: () => choose(options()[at]), Escape: close,
    }[event.key];
    if (!deed || event.ctrlKey || event.metaKey) return;
    deed();
    event.preventDefault();
    event.stopImmediatePropagation();
  });
  area.addEventListener('blur', () => setTimeout(close, 200));
  list.addEventListener('mousedown', (event) => {
    const option = event.target.closest('[role=option]');
    if (!option) return;
    event.preventDefault(); // The area keeps the focus.
    choose(option);
  });
}

document.querySelectorAll('.editor textarea').forEach(setUp);

// What is typed is kept: at once in this browser, and every two seconds on the server, where the
// person's other devices find it. A form says what it is (data-draft="ask") and which version it
// was filled with; one with data-local is kept in this browser only.

const stored = {
  get: (key) => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, JSON.stringify(value)); } catch { /* Full or forbidden. */ } },
  remove: (key) => { try { localStorage.removeItem(key); } catch { /* As above. */ } },
  keys: () => { try { return Object.keys(localStorage); } catch { return []; } },
};

const fields = ['title', 'body', 'space', 'tags', 'kind'];
const pause = 2000;
const pauseOffline = 15_000;

class Keeper {
  constructor(form) {
    this.form = form;
    this.place = form.dataset.draft;
    this.local = 'local' in form.dataset;
    this.version = Number(form.dataset.version);
    // Of one account each: several people may use one browser.
    this.key = `draft:${document.body.dataset.person ?? ''}:${this.place}`;
    this.state = form.querySelector('[data-draft-state]');
    this.conflict = form.querySelector('[data-draft-conflict]');
    this.changed = false;

    form.addEventListener('input', (event) => { if (fields.includes(event.target.name)) this.change(); });
    form.addEventListener('change', (event) => { if (fields.includes(event.target.name)) this.change(); });
    form.addEventListener('submit', (event) => this.submit(event));
    this.form.addEventListener('focusout', () => this.save());
    addEventListener('pagehide', () => this.save());
    addEventListener('online', () => this.save());
    document.addEventListener('visibilitychange', () => { if (document.hidden) this.save(); });
    this.takeUp();
  }

  read() {
    const values = {};
    for (const name of fields) {
      if (this.form.elements[name]) values[name] = this.form.elements[name].value;
    }
    return values;
  }

  write(values) {
    for (const name of fields) {
      if (this.form.elements[name] && values[name] !== undefined) this.form.elements[name].value = values[name];
    }
  }

  // What did not reach the server the last time.
  takeUp() {
    const kept = stored.get(this.key);
    if (!kept?.values || JSON.stringify(kept.values) === JSON.stringify(this.read())) return;
    if (kept.version === this.version) {
      this.write(kept.values);
      this.change();
    } else if (this.conflict) {
      this.offer(kept.values, this.read(), this.version);
    }
  }

  change() {
    this.changed = true;
    stored.set(this.key, { version: this.version, values: this.read() });
    if (!this.local) this.timer ??= setTimeout(() => this.save(), pause);
  }

  tell(word) {
    if (this.state && this.state.textContent !== this.state.dataset[word]) {
      this.state.textContent = this.state.dataset[word];
    }
  }

  async save() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.local || !this.changed || this.sending || this.leaving || this.offered) return;
    this.changed = false;
    this.sending = new AbortController();
    let wait = pause;
    try {
      const answer = await this.send('PUT', { ...this.read(), seen: this.version });
      const body = await answer.json();
      if (answer.ok) this.saved(body.version);
      else if (body.error?.kind === 'stale') await this.meet();
      else this.tell('here');
    } catch {
      if (this.leaving) return;
      this.changed = true;
      this.tell('here');
      wait = pauseOffline;
    } finally {
      this.sending = undefined;
    }
    if (this.changed) this.timer ??= setTimeout(() => this.save(), wait);
  }

  send(method, body) {
    return fetch(`/api/v1/drafts/${this.place}`, {
      method,
      keepalive: document.hidden, // The page may be gone before the answer comes.
      signal: this.sending?.signal,
      headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': this.form.elements.csrf.value },
      body: body && JSON.stringify(body),
    });
  }

  saved(version) {
    this.version = version;
    if (this.changed) stored.set(this.key, { version, values: this.read() });
    else stored.remove(this.key);
    this.tell('saved');
  }

  // Another device saved in between: the person chooses. Posted or thrown away there: this one stays.
  async meet() {
    const answer = await this.send('GET');
    if (!answer.ok) {
      this.version = 0;
      this.changed = true;
      return;
    }
    const other = await answer.json();
    // It was this device, and the answer did not get here.
    if (Object.entries(this.read()).every(([name, value]) => value === other[name])) {
      return this.saved(other.version);
    }
    this.offer(this.read(), other, other.version);
  }

  offer(mine, other, version) {
    this.offered = true;
    this.conflict.hidden = false;
    this.conflict.onclick = (event) => {
      const take = event.target.closest('[data-take]')?.dataset.take;
      if (!take) return;
      this.offered = false;
      this.conflict.hidden = true;
      this.version = version;
      // What was typed since the question was asked belongs to this device's version.
      this.write(take === 'mine' ? { ...mine, ...(this.changed ? this.read() : {}) } : other);
      this.form.elements.body.focus();
      if (take === 'mine') return this.change();
      this.changed = false;
      stored.remove(this.key);
    };
  }

  submit(event) {
    clearTimeout(this.timer);
    if (event.submitter?.name === 'preview') return;
    this.leaving = true;
    this.sending?.abort(); // Or it might bring back what the post throws away.
    stored.set(this.key, { version: this.version, values: this.read() });
    // Forgotten only once the server has shown it: a failed submit comes back with an error list.
    stored.set('draft-sent', this.key);
  }
}

function forgetSent() {
  const key = stored.get('draft-sent');
  if (!key) return;
  stored.remove('draft-sent');
  if (!document.querySelector('.problems, [data-error-page]')) stored.remove(key);
}

document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => {
  stored.keys().filter((key) => key.startsWith('draft:')).forEach(stored.remove);
});
forgetSent();
document.querySelectorAll('form[data-draft]').forEach((form) => new Keeper(form));

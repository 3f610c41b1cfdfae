// Being told, following and going on where one stopped: on a phone and at a desk, with script and
// without, in both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

let site, browser, ana, bea, tokens;
before(async () => {
  site = await startSite({
    demo: true,
    prepare: (fresh) => {
      ana = fresh.account('Ana Ruiz', 'ana.ruiz@example.org', 'administrator');
      bea = fresh.account('Bea Núñez', 'bea@example.org', 'administrator');
    },
  });
  tokens = { ana: site.token(ana.email), bea: site.token(bea.email) };
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function ask(title) {
  const { slug } = (await site.api('GET', '/api/v1/spaces')).body.items[0];
  const asked = await site.api('POST', '/api/v1/conversations', { token: tokens.ana, body: { space: slug, title, body: '¿Alguien lo sabe?' } });
  assert.equal(asked.status, 201);
  return asked.body;
}
const reply = (id, body) => site.api('POST', `/api/v1/conversations/${id}/messages`, { token: tokens.bea, body: { body } });
const unread = async () => (await site.api('GET', '/api/v1/notices/count', { token: tokens.ana })).body.unread;

async function until(what, wanted) {
  for (let i = 0; i < 100; i += 1) {
    if (await what() === wanted) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.equal(await what(), wanted);
}

for (const [device, name, language] of [[phone, 'phone', 'es'], [desktop, 'desk', 'en']]) {
  test(`the bell rings on an open page, and reading clears it everywhere: ${name}, ${language}`, async () => {
    const asked = await ask(`¿Cómo suena el timbre en el ${name}?`);
    const page = await openPage(browser, { device, language: language === 'es' ? 'es-ES' : 'en-GB' });
    await signIn(page, site, ana, language);
    await page.goto(asked.url);
    const other = await page.context().newPage();
    await other.goto(`${site.url}/questions`);
    await reply(asked.id, 'Como una campana.');
    await page.locator('[data-live-hint]:not([hidden])').waitFor();
    await other.locator('[data-bell-count]', { hasText: '1' }).waitFor();

    await other.goto(`${site.url}/notices`);
    assert.match(await other.locator('.notices .unread').textContent(), /Bea Núñez/);
    await page.getByRole('link', { name: say(language, 'conversations.live_show') }).click();
    await page.getByText(say(language, 'conversations.new_from_here')).waitFor();
    await until(unread, 0);
    await other.reload();
    assert.equal(await other.locator('.notices .unread').count(), 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  });

  test(`whoever writes names somebody by the first letters: ${name}, ${language}`, async () => {
    const asked = await ask(`¿A quién pregunto desde el ${name}?`);
    const page = await openPage(browser, { device, language: language === 'es' ? 'es-ES' : 'en-GB' });
    await signIn(page, site, bea, language);
    await page.goto(asked.url);
    await page.locator('#body').pressSequentially('Pregunta a @ana-r');
    await page.locator('.names [role=option]', { hasText: 'Ana Ruiz' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type('mañana.');
    assert.equal(await page.locator('#body').inputValue(), 'Pregunta a @ana-ruiz mañana.');
    await page.locator('#reply button.btn-primary').click();
    await page.locator('.prose a', { hasText: '@ana-ruiz' }).waitFor();
    await until(unread, 1);
    const { items } = (await site.api('GET', '/api/v1/notices', { token: tokens.ana })).body;
    assert.equal(items[0].kind, 'mentioned');
    await site.api('PUT', '/api/v1/notices/read', { token: tokens.ana, body: {} });
    await page.context().close();
  });
}

test('without script one follows, reads on and takes a mistake back', async () => {
  const asked = await ask('¿Y sin guiones?');
  const page = await openPage(browser, { device: phone, javaScript: false });
  await signIn(page, site, ana);
  await page.goto(asked.url);
  await page.locator('details.follow summary').click();
  await page.locator('details.follow button[value=muted]').click();
  assert.match(await page.locator('details.follow summary').textContent(), new RegExp(say('es', 'following.states.muted')));
  await page.locator('details.follow summary').click();
  await page.locator('details.follow button[value=watching]').click();
  await reply(asked.id, 'Funciona igual.');
  await until(unread, 1);
  await page.goto(`${site.url}/notices`);
  await page.getByRole('button', { name: say('es', 'notices.mark_all') }).click();
  assert.equal(await page.locator('.notices .unread').count(), 0);
  await page.getByRole('button', { name: say('es', 'notices.undo') }).click();
  assert.equal(await page.locator('.notices .unread').count(), 1);
  await page.goto(`${site.url}/questions`);
  await page.locator('.topics .badge-info').first().click();
  assert.match(page.url(), new RegExp(`/t/.*/${asked.id}`));
  await page.goto(`${site.url}/settings/notices`);
  await page.locator('input[name=mail][value=personal]').check();
  await page.locator('#quiet_from').fill('22:00');
  await page.locator('main form button.btn-primary').click();
  await page.locator('.problems').waitFor();
  await page.locator('#quiet_until').fill('08:00');
  await page.locator('main form button.btn-primary').click();
  assert.ok(await page.locator('input[name=mail][value=personal]').isChecked());
  assert.equal(await page.locator('#quiet_from').inputValue(), '22:00');
  await page.context().close();
});

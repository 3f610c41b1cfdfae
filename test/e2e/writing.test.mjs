// What is typed is not lost: on one device, from one device to another, between two, offline; what
// was asked already is offered while a title is typed; what is selected is quoted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { violations } from './axe.mjs';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

let site, browser, space;
const people = {};
before(async () => {
  site = await startSite({
    demo: true,
    prepare: (fresh) => {
      for (const name of ['carmen', 'rosa', 'john']) {
        people[name] = fresh.account(name[0].toUpperCase() + name.slice(1), `${name}@example.org`, 'administrator');
      }
    },
  });
  browser = await openBrowser();
  space = (await site.api('GET', '/api/v1/spaces')).body.items[0].slug;
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function open(person, { device = phone, language = 'es', javaScript = true } = {}) {
  const page = await openPage(browser, { device, language: language === 'es' ? 'es-ES' : 'en-GB', javaScript });
  await signIn(page, site, people[person], language);
  await page.goto(`${site.url}/ask`);
  return page;
}
const saved = (page, language = 'es') =>
  page.locator('[data-draft-state]', { hasText: say(language, 'community.drafts.saved') }).waitFor();

test('what is typed on the phone is there at the desk, and gone once it is posted', async () => {
  const mobile = await open('carmen');
  await mobile.locator('#title').fill('¿Puedo pagar el recibo en dos veces?');
  await mobile.locator('#body').fill('Uno.\n\n- dos\n- tres');
  await mobile.locator('#tags').fill('recibos');
  await saved(mobile);

  const desk = await open('carmen', { device: desktop });
  assert.equal(await desk.locator('#title').inputValue(), '¿Puedo pagar el recibo en dos veces?');
  assert.equal(await desk.locator('#body').inputValue(), 'Uno.\n\n- dos\n- tres');
  await desk.goto(`${site.url}/drafts`);
  await desk.getByText('¿Puedo pagar el recibo en dos veces?').waitFor();
  assert.deepEqual(await violations(desk), []);
  await desk.getByRole('link', { name: say('es', 'community.drafts.go_on') }).click();
  await desk.locator('#space').selectOption({ index: 1 });
  await desk.getByRole('button', { name: say('es', 'ask.post') }).click();
  await desk.waitForURL(/\/t\//);

  await mobile.goto(`${site.url}/drafts`);
  await mobile.getByText(say('es', 'community.drafts.none')).waitFor();
  for (const page of [mobile, desk]) {
    assert.deepEqual(page.complaints, []);
    await page.context().close();
  }
});

for (const take of ['other', 'mine']) {
  test(`two devices write the same draft: the person takes ${take}`, async () => {
    const one = await open('john', { language: 'en' });
    const two = await open('john', { device: desktop, language: 'en' });
    await one.locator('#body').fill(`From the phone (${take})`);
    await saved(one, 'en');
    await two.locator('#body').fill(`From the desk (${take})`);
    await two.locator('[data-draft-conflict]').waitFor();
    assert.deepEqual(await violations(two), []);
    await two.locator(`[data-take=${take}]`).click();
    const kept = take === 'mine' ? `From the desk (${take})` : `From the phone (${take})`;
    assert.equal(await two.locator('#body').inputValue(), kept);
    if (take === 'mine') await saved(two, 'en');
    await one.goto(`${site.url}/ask`);
    assert.equal(await one.locator('#body').inputValue(), kept);
    await one.goto(`${site.url}/drafts`);
    await one.getByRole('button', { name: say('en', 'community.drafts.discard') }).click();
    await one.locator('#confirm [data-yes]').click();
    await one.getByText(say('en', 'community.drafts.none')).waitFor();
    for (const page of [one, two]) await page.context().close();
  });
}

test('without a connection it waits in the browser, and goes to the server when there is one again', async () => {
  const page = await open('rosa');
  await page.context().setOffline(true);
  await page.locator('#body').fill('Escrito en el metro');
  await page.locator('[data-draft-state]', { hasText: say('es', 'community.drafts.kept_here') }).waitFor();
  await page.goto(site.url).catch(() => {}); // The tunnel: nothing comes back.
  await page.context().setOffline(false);
  await page.goto(`${site.url}/ask`);
  assert.equal(await page.locator('#body').inputValue(), 'Escrito en el metro');
  await page.locator('#body').fill('Escrito en el metro y en el tren');
  await saved(page);
  await page.context().setOffline(true);
  await page.locator('#body').fill('Escrito en el metro, el tren y el autobús');
  await page.locator('[data-draft-state]', { hasText: say('es', 'community.drafts.kept_here') }).waitFor();
  await page.context().setOffline(false);
  await saved(page);
  assert.ok(await page.locator('[data-draft-conflict]').isHidden());
  await page.goto(`${site.url}/drafts`);
  await page.getByText('Escrito en el metro, el tren y el autobús').waitFor();
  await page.context().close();
});

test('without script a preview keeps it', async () => {
  const page = await open('carmen', { javaScript: false });
  await page.locator('#title').fill('¿Dónde veo mi IBAN?');
  await page.locator('#body').fill('Lo busco.');
  await page.getByRole('button', { name: say('es', 'editor.preview') }).click();
  await page.goto(`${site.url}/ask`);
  assert.equal(await page.locator('#title').inputValue(), '¿Dónde veo mi IBAN?');
  assert.equal(await page.locator('#body').inputValue(), 'Lo busco.');
  await page.context().close();
});

for (const [device, language] of [[phone, 'es'], [desktop, 'en']]) {
  test(`what was asked already is offered while the title is typed: ${language}`, async () => {
    const token = site.token(people.rosa.email);
    const title = `¿Cómo activo el contador ${language} de la tarjeta?`;
    const asked = await site.api('POST', '/api/v1/conversations',
      { token, body: { space, kind: 'question', title, body: 'No lo encuentro.' } });
    assert.equal(asked.status, 201, JSON.stringify(asked.body));
    const page = await open(language === 'es' ? 'rosa' : 'john', { device, language });
    await page.locator('#title').pressSequentially(`Activar el contador ${language} de mi tarjeta`, { delay: 5 });
    const link = page.locator('#similar a', { hasText: title });
    await link.waitFor();
    assert.equal(await page.locator('#title').inputValue(), `Activar el contador ${language} de mi tarjeta`);
    assert.deepEqual(await violations(page), []);
    await link.click();
    await page.waitForURL(/\/t\//);
    assert.equal(await page.locator('h1').textContent(), title);
    await page.context().close();
  });
}

test('what is selected in a message is quoted before the reply', async () => {
  const token = site.token(people.carmen.email);
  const asked = await site.api('POST', '/api/v1/conversations',
    { token, body: { space, kind: 'question', title: '¿Dónde está el PIN?', body: 'Lo busco.' } });
  const answered = await site.api('POST', `/api/v1/conversations/${asked.body.id}/messages`,
    { token, body: { body: 'Busca *el PIN* y 2 < 3.' } });
  const page = await openPage(browser, { device: desktop });
  await signIn(page, site, people.rosa);
  await page.goto(new URL(asked.body.url, site.url).href);
  const answer = page.locator(`#m-${answered.body.id}`);
  await answer.locator('.prose p').evaluate((paragraph) => getSelection().selectAllChildren(paragraph));
  await answer.locator('a[href="#reply"]').click();
  assert.equal(await page.locator('#body').inputValue(), '> **Carmen:** Busca el PIN y 2 \\< 3.\n\n');
  await page.waitForFunction(() => document.activeElement?.id === 'body');
  await page.keyboard.type('En Ajustes.');
  await page.locator('#reply button[data-main]').click();
  const quoted = page.locator('article blockquote', { hasText: 'Busca el PIN y 2 < 3.' });
  await quoted.waitFor();
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// Whole journeys of people in a real browser: on a phone and at a desk, with script and without, in
// both languages.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

let site, browser;
const people = {};
before(async () => {
  site = await startSite({
    demo: true,
    prepare: (fresh) => {
      for (const [name, role] of [['carmen', 'administrator'], ['rosa', 'administrator'], ['julia', 'administrator'], ['john', 'administrator'], ['mod', 'moderator']]) {
        people[name] = fresh.account(name[0].toUpperCase() + name.slice(1), `${name}@example.org`, role);
      }
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function ask(page, language, title) {
  await page.goto(`${site.url}/ask`);
  await page.locator('#title').fill(title);
  await page.locator('#body').fill('He mirado en **Ajustes** y no está.\n\n1. Abrí la app\n2. Busqué «PIN»');
  await page.locator('#space').selectOption({ index: 1 });
  await page.getByRole('button', { name: say(language, 'ask.post') }).click();
  await page.waitForURL(/\/t\//);
}

for (const [device, name, language, javaScript] of [[phone, 'phone', 'es', true], [desktop, 'desk', 'en', true], [phone, 'phone without script', 'es', false]]) {
  test(`someone asks, somebody answers, the asker accepts: ${name}, ${language}`, async () => {
    const options = { device, language: language === 'es' ? 'es-ES' : 'en-GB', javaScript };
    const asker = await openPage(browser, options);
    await signIn(asker, site, language === 'es' ? people.carmen : people.john, language);
    const title = `¿Cómo cambio el PIN desde el ${name}?`;
    await ask(asker, language, title);
    assert.equal(await asker.locator('h1').textContent(), title);

    const helper = await openPage(browser, options);
    await signIn(helper, site, people.rosa, language);
    await helper.goto(asker.url());
    await helper.locator('#body').fill('En **Tarjetas › Seguridad**. Tarda un minuto.');
    await helper.locator('#reply button.btn-primary').click();
    await helper.getByText('Tarda un minuto.').waitFor();

    await asker.goto(asker.url());
    await asker.getByRole('button', { name: say(language, 'conversations.accept') }).first().click();
    await asker.locator('section.answer').waitFor();
    assert.match(await asker.locator('section.answer').textContent(), /Tarda un minuto/);
    await asker.locator('section.answer button[name=useful]').first().click();
    await asker.locator('button[name=useful][aria-pressed=true]').first().waitFor();
    for (const page of [asker, helper]) await page.context().close();
  });
}

test('a guest finds an answer without an account, with the keyboard alone', async () => {
  const page = await openPage(browser);
  await page.goto(site.url);
  await page.keyboard.press('Tab');
  assert.match(await page.evaluate(() => document.activeElement.className), /skip/);
  for (let i = 0; i < 25 && (await page.evaluate(() => document.activeElement.name)) !== 'q'; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.type('bizum pendiente');
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.ok(await page.locator('mark').count() > 0);
  await page.locator('main a[href*="/t/"]').first().focus();
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
  assert.equal(await page.locator('h1').count(), 1);
  assert.equal(JSON.parse(await page.locator('script[type="application/ld+json"]').first().textContent())['@type'], 'QAPage');
  await page.context().close();
});

test('what was typed survives a mistake, and the mistake is named next to its field', async () => {
  const page = await openPage(browser, { device: phone });
  await signIn(page, site, people.julia);
  await page.goto(`${site.url}/ask`);
  await page.locator('#body').fill('Solo he escrito el cuerpo.');
  await page.getByRole('button', { name: say('es', 'ask.post') }).click();
  await page.locator('.msg').first().waitFor();
  assert.equal(await page.locator('#body').inputValue(), 'Solo he escrito el cuerpo.');
  assert.equal(await page.locator('#title').getAttribute('aria-invalid'), 'true');
  await page.context().close();
});

test('hostile text is shown as text', async () => {
  const page = await openPage(browser);
  await signIn(page, site, people.carmen);
  const title = '<script>window.bad=1</script><img src=x onerror=window.bad=1> ¿Qué pasa?';
  await page.goto(`${site.url}/ask`);
  await page.locator('#title').fill(title);
  await page.locator('#body').fill('<svg onload=window.bad=1> [x](javascript:window.bad=1) </script><script>window.bad=1</script>');
  await page.locator('#space').selectOption({ index: 1 });
  await page.getByRole('button', { name: say('es', 'ask.post') }).click();
  await page.waitForURL(/\/t\//);
  assert.equal(await page.locator('h1').textContent(), title);
  assert.equal(await page.evaluate(() => window.bad), undefined);
  assert.equal(await page.locator('a[href^="javascript:"]').count(), 0);
  await page.context().close();
});

test('a member reports a message and a moderator removes it; the page then says so', async () => {
  const member = await openPage(browser);
  await signIn(member, site, people.julia);
  await ask(member, 'es', '¿Se puede denunciar un mensaje de alguien?');
  const address = member.url();
  const other = await openPage(browser);
  await signIn(other, site, people.rosa);
  await other.goto(address);
  await other.locator('#body').fill('Compra monedas baratas en mi tienda');
  await other.locator('#reply button.btn-primary').click();
  await other.getByText('Compra monedas').waitFor();
  await member.goto(address);
  const post = member.locator('article.post', { hasText: 'Compra monedas' });
  await member.goto(site.url + await post.locator('a[href$="/report"]').getAttribute('href'));
  await member.locator('input[name=reason]').first().check();
  await member.locator('main form button.btn-primary').click();

  const moderator = await openPage(browser);
  await signIn(moderator, site, people.mod);
  await moderator.goto(`${site.url}/moderation`);
  assert.match(await moderator.locator('main').textContent(), /Compra monedas/);
  await Promise.all([moderator.waitForNavigation(), moderator.locator('button[value=removed]').first().click()]);
  const guest = await openPage(browser);
  await guest.goto(address);
  assert.doesNotMatch(await guest.locator('main').textContent(), /Compra monedas/);
  for (const page of [member, other, moderator, guest]) await page.context().close();
});

test('the community shows its mission and how it is measured', async () => {
  const page = await openPage(browser, { device: phone });
  await page.goto(site.url);
  await page.getByRole('link', { name: say('es', 'home.how_we_measure') }).click();
  await page.waitForURL(/mission|medi/);
  assert.match(await page.locator('main').textContent(), /%/);
  await page.context().close();
});

test('a guest changes the language and it stays', async () => {
  const page = await openPage(browser);
  await page.goto(site.url);
  assert.equal(await page.locator('html').getAttribute('lang'), 'es');
  await page.locator('footer a[hreflang=en]').click();
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.goto(`${site.url}/questions`);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  await page.context().close();
});

test('a draft waits for its writer, keeps its lines, and is not for the next person at the browser', async () => {
  const page = await openPage(browser, { device: phone });
  const words = 'Uno.\n\n- dos\n- tres';
  await signIn(page, site, people.carmen);
  await page.goto(`${site.url}/ask`);
  await page.locator('#title').fill('¿Dónde veo mi IBAN?');
  await page.locator('#body').fill(words);
  await page.getByRole('button', { name: say('es', 'editor.preview') }).click();
  await page.waitForURL(/#preview$/);
  assert.equal(await page.locator('#body').inputValue(), words);
  await page.goto(site.url);
  await page.goto(`${site.url}/ask`);
  assert.equal(await page.locator('#body').inputValue(), words);

  await page.locator('.top details.more summary').click();
  await Promise.all([page.waitForNavigation(), page.locator('form[action="/sign-out"] button').click()]);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:'))), []);
  await signIn(page, site, people.rosa);
  await page.goto(`${site.url}/ask`);
  assert.equal(await page.locator('#body').inputValue(), '');
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

// Moderation as people live it: somebody reports, somebody decides by keyboard, whom it concerns reads
// why and objects, another person takes it back.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site, browser;
const people = {};
const tokens = {};
before(async () => {
  site = await startSite({
    demo: true,
    env: { COLOQUIO_LIMITS_NEWCOMER_BETWEEN_POSTS: '0', COLOQUIO_LIMITS_NEWCOMER_REPLIES_A_TOPIC: '0' },
    prepare: (fresh) => {
      for (const [name, role] of [['rosa', 'member'], ['carmen', 'member'], ['mod', 'moderator'], ['nora', 'moderator'], ['jefa', 'administrator']]) {
        people[name] = fresh.account(name[0].toUpperCase() + name.slice(1), `${name}@example.org`, role);
        tokens[name] = fresh.token(`${name}@example.org`);
      }
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function accessible(page, name) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  assert.deepEqual(violations.map((v) => `${name}: ${v.id} ${v.nodes[0].html.slice(0, 120)}`), []);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} scrolls sideways`);
}

// A message of Rosa's that Carmen reported; its id.
async function reported(words) {
  const { items } = (await site.api('GET', '/api/v1/conversations?limit=1')).body;
  const made = await site.api('POST', `/api/v1/conversations/${items[0].id}/messages`, { token: tokens.rosa, body: { body: words } });
  assert.equal(made.status, 201);
  const told = await site.api('POST', `/api/v1/messages/${made.body.id}/reports`, { token: tokens.carmen, body: { reason: 'rude' } });
  assert.equal(told.status, 201);
  return made.body.id;
}

test('a moderator decides by keyboard; the author objects; another moderator takes it back', async () => {
  const words = 'Sois todos unos inútiles, de verdad';
  const id = await reported(words);
  const moderator = await openPage(browser, { device: desktop });
  await signIn(moderator, site, people.mod);
  await moderator.goto(`${site.url}/moderation?kind=message`);
  const card = moderator.locator('[data-queue] > li', { hasText: words });
  await moderator.locator('[data-queue] > li').first().focus();
  while (!(await card.evaluate((li) => li === document.activeElement))) await moderator.keyboard.press('j');
  await Promise.all([moderator.waitForNavigation(), moderator.keyboard.press('r')]);
  assert.equal((await site.api('GET', `/api/v1/messages/${id}`)).status, 410);
  assert.deepEqual(moderator.complaints, []);

  const author = await openPage(browser, { device: phone });
  await signIn(author, site, people.rosa);
  await author.goto(`${site.url}/standing`);
  await accessible(author, 'standing');
  await author.locator('a[href^="/statements/"]').first().click();
  await accessible(author, 'statement');
  assert.match(await author.locator('main').textContent(), new RegExp(words));
  await author.locator('#text').fill('Era una broma entre amigos.');
  await author.getByRole('button', { name: say('es', 'review.send_appeal') }).click();
  await author.getByText('Era una broma entre amigos.').waitFor();

  const other = await openPage(browser, { device: phone, language: 'en-GB' });
  await signIn(other, site, people.nora, 'en');
  await other.goto(`${site.url}/moderation?kind=appeal`);
  await other.getByRole('button', { name: say('en', 'review.outcomes.overturned') }).first().click();
  await other.getByText(say('en', 'flash.decided')).waitFor();
  assert.equal((await site.api('GET', `/api/v1/messages/${id}`)).status, 200);
  for (const page of [moderator, author, other]) await page.context().close();
});

for (const [device, name, language, javaScript] of [[phone, 'phone', 'es', true], [desktop, 'desk', 'en', true], [phone, 'phone without script', 'es', false]]) {
  test(`the queue is claimed, decided and looked back at: ${name}, ${language}`, async () => {
    const words = `Vaya respuesta más tonta, pienso en el ${name}`;
    const id = await reported(words);
    const page = await openPage(browser, { device, language: language === 'es' ? 'es-ES' : 'en-GB', javaScript });
    await signIn(page, site, people.mod, language);
    await page.goto(`${site.url}/moderation`);
    if (javaScript) await accessible(page, 'queue');
    const card = page.locator('[data-queue] > li', { hasText: words });
    await card.getByRole('button', { name: say(language, 'review.claim') }).click();
    await page.getByText(say(language, 'flash.claimed')).waitFor();
    await card.getByRole('button', { name: say(language, 'review.outcomes.kept'), exact: true }).click();
    await page.getByText(say(language, 'flash.decided')).waitFor();
    assert.equal((await site.api('GET', `/api/v1/messages/${id}`)).status, 200);
    await page.goto(`${site.url}/moderation?decided=1`);
    assert.match(await page.locator('main').textContent(), new RegExp(words));
    await page.context().close();
  });
}

test('a word is rehearsed, saved, and what holds it waits for a moderator', async () => {
  const page = await openPage(browser, { device: phone });
  await signIn(page, site, people.jefa);
  await page.goto(`${site.url}/moderation/words`);
  await page.locator('#word').fill('criptomoneda*');
  await page.getByRole('button', { name: say('es', 'words_watched.rehearse') }).click();
  await page.getByRole('heading', { name: say('es', 'words_watched.rehearsal') }).waitFor();
  await accessible(page, 'words');
  await page.getByRole('button', { name: say('es', 'words_watched.save') }).click();
  await page.getByText(say('es', 'words_watched.actions.review')).last().waitFor();

  const author = await openPage(browser, { device: phone });
  await signIn(author, site, people.carmen);
  const { items } = (await site.api('GET', '/api/v1/conversations?limit=1')).body;
  await author.goto(site.url + items[0].url);
  await author.locator('#body').fill('Yo lo pagué con criptomonedas y ya está.');
  await author.locator('#reply button.btn-primary').click();
  await author.getByText(say('es', 'standing.held')).waitFor();

  const moderator = await openPage(browser, { device: desktop });
  await signIn(moderator, site, people.mod);
  await moderator.goto(`${site.url}/moderation?kind=held`);
  await moderator.getByRole('button', { name: say('es', 'review.outcomes.approved') }).first().click();
  await moderator.getByText(say('es', 'flash.decided')).waitFor();
  const guest = await openPage(browser, { device: phone });
  await guest.goto(site.url + items[0].url);
  await guest.getByText('Yo lo pagué con criptomonedas').waitFor();
  for (const one of [page, author, moderator, guest]) await one.context().close();
});

test('a whisper is for staff, a note and the log for those who may read them', async () => {
  const { items } = (await site.api('GET', '/api/v1/conversations?limit=1')).body;
  const staff = await openPage(browser, { device: desktop });
  await signIn(staff, site, people.jefa);
  await staff.goto(site.url + items[0].url);
  await staff.locator('#whisper').fill('Ojo con quien pregunta esto.');
  await staff.getByRole('button', { name: say('es', 'whispers.say') }).click();
  await staff.getByText('Ojo con quien pregunta esto.').waitFor();
  await accessible(staff, 'topic with whispers');
  await staff.goto(`${site.url}/admin/audit`);
  await accessible(staff, 'audit');
  const member = await openPage(browser, { device: phone });
  await signIn(member, site, people.carmen);
  await member.goto(site.url + items[0].url);
  assert.doesNotMatch(await member.content(), /Ojo con quien|whisper/);
  for (const one of [staff, member]) await one.context().close();
});

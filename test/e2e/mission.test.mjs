// The mission at work: what a guest can check, what a manager decides, what a moderator looks at once
// a week, and visits that are counted without anybody being recorded.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

const browserName = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36';
let site, browser, manager, moderator, token, slug, solved;

before(async () => {
  site = await startSite({
    demo: true,
    prepare: (fresh) => {
      manager = fresh.account('Marta Gestora', 'marta.gestora@example.org', 'manager');
      moderator = fresh.account('Mario Modera', 'mario.modera@example.org', 'moderator');
    },
  });
  token = site.token(manager.email);
  slug = (await site.api('GET', '/api/v1/spaces')).body.items[0].slug;
  const list = (await site.api('GET', '/api/v1/conversations?limit=50&tab=solved')).body.items;
  solved = new URL(list[0].url, site.url).pathname;
  // The first snapshot is a job's work; a page made before it would be kept for a minute.
  for (let tries = 0; tries < 100; ++tries) {
    const { trend } = (await site.api('GET', `/api/v1/spaces/${slug}/figures/share_solved`)).body;
    if (trend.filter((week) => week.value !== undefined).length > 2) break;
    await new Promise((soon) => setTimeout(soon, 100));
  }
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

for (const [device, name] of [[phone, 'phone'], [desktop, 'desk']]) {
  for (const [language, locale] of [['es', 'es-ES'], ['en', 'en-GB']]) {
    test(`a guest checks the figure without JavaScript: ${name}, ${language}`, async () => {
      const page = await openPage(browser, { device, language: locale, javaScript: false });
      await page.goto(site.url);
      await page.getByRole('link', { name: say(language, 'home.how_we_measure') }).first().click();
      assert.match(await page.locator('main').textContent(), /%/);
      await page.getByText(say(language, 'missions.trend_table')).click();
      assert.equal(await page.locator('.trend tbody tr').count(), 12);
      assert.equal(await page.locator('.trend svg[role=img][aria-label]').count(), 1);
      await page.getByRole('link', { name: say(language, 'missions.see_rows') }).click();
      assert.ok(await page.locator('ul.rows li').count() > 0);
      await page.locator('ul.rows li a').first().click();
      assert.match(page.url(), /\/t\//);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
}

test('a guest says whether an answer helped, without JavaScript', async () => {
  const page = await openPage(browser, { device: { ...phone, userAgent: browserName }, javaScript: false });
  await page.goto(site.url + solved);
  await page.locator('.did-help').getByRole('button', { name: say('es', 'visits.no') }).click();
  assert.equal((await page.locator('.alert-ok').textContent()).trim(), say('es', 'flash.not_helped'));
  await page.locator('.did-help').getByRole('button', { name: say('es', 'visits.yes') }).click();
  assert.equal((await page.locator('.alert-ok').textContent()).trim(), say('es', 'flash.helped'));
  await page.context().close();
});

test('a form from another site does not say so in anybody\'s name', async () => {
  const answered = (await site.api('GET', '/api/v1/conversations?limit=1&tab=solved')).body.items[0];
  const answer = await fetch(`${site.url}/messages/${answered.accepted}/helped`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ helped: 'yes' }),
    headers: { Origin: 'https://elsewhere.example', 'User-Agent': browserName },
  });
  assert.equal(answer.status, 403);
});

test('what was counted is written down, and nothing of who', async () => {
  const visit = (userAgent) => fetch(site.url + solved, { headers: { 'User-Agent': userAgent } });
  await visit('Mozilla/5.0 Firefox/1');
  await visit('Mozilla/5.0 Firefox/2');
  await visit('Mozilla/5.0 Firefox/2');
  await visit('Googlebot/2.1');
  for (const guest of [3, 4, 5]) {
    await fetch(`${site.url}/search?q=xyzzy`, { headers: { 'User-Agent': `Mozilla/5.0 Firefox/${guest}` } });
  }
  await fetch(`${site.url}/search?q=ana@example.org`, { headers: { 'User-Agent': 'Mozilla/5.0 Firefox/6' } });
  await site.stop(); // Writes the last minute down.
  await site.start();
  const days = (await site.api('GET', `/api/v1/spaces/${slug}/visits`, { token })).body.items;
  const today = days.at(-1);
  assert.ok(today.guests_answered >= 3, JSON.stringify(days)); // Two here, and the one who said it helped.
  assert.equal(today.helped, 1);
  assert.equal(today.not_helped, 0);
  const searches = (await site.api('GET', '/api/v1/searches', { token })).body.items;
  assert.deepEqual(searches, [{ query: 'xyzzy', searches: 3, nothing_found: 3 }]);
});

test('a manager chooses another key figure and writes the norms, in English', async () => {
  const page = await openPage(browser, { device: desktop, language: 'en-GB' });
  await signIn(page, site, manager, 'en');
  await page.goto(`${site.url}/c/${slug}/settings`);
  await page.getByLabel(say('en', 'missions.key_figure')).selectOption('first_answer_time');
  await page.getByLabel(say('en', 'missions.target'), { exact: true }).fill('1.5');
  await page.getByLabel(say('en', 'missions.target_date')).fill('2099-12-31');
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: say('en', 'spaces.save'), exact: true }).click()]);
  const figure = (await site.api('GET', `/api/v1/spaces/${slug}/figures/first_answer_time`)).body;
  assert.equal(figure.target, 5400);
  assert.equal(figure.target_date, '2099-12-31');
  for (const [text, note] of [['Be kind.', ''], ['Be kind and calm.', 'Calm was missing']]) {
    await page.goto(`${site.url}/c/${slug}/norms/edit`);
    await page.locator('#body').fill(text);
    if (note) await page.getByLabel(say('en', 'norms.note')).fill(note);
    await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: say('en', 'norms.save') }).click()]);
  }
  const guest = await openPage(browser, { device: phone, language: 'en-GB', javaScript: false });
  await guest.goto(`${site.url}/c/${slug}/norms`);
  assert.match(await guest.locator('main').textContent(), /Be kind and calm\./);
  await guest.getByRole('link', { name: say('en', 'norms.history') }).click();
  assert.match(await guest.locator('.versions li').first().textContent(), /Calm was missing/);
  assert.ok(await guest.locator('ins').count() > 0);
  for (const one of [page, guest]) await one.context().close();
});

test('a moderator looks at the health and turns the letter off, on a phone', async () => {
  const page = await openPage(browser, { device: phone });
  await signIn(page, site, moderator);
  await page.goto(`${site.url}/moderation`);
  await page.getByRole('link', { name: say('es', 'health.title') }).click();
  const text = await page.locator('main').textContent();
  for (const key of ['health.unanswered', 'health.dying', 'health.leaving', 'health.missed']) {
    assert.ok(text.includes(say('es', key)), key);
  }
  assert.match(text, /xyzzy/);
  await page.getByRole('link', { name: say('es', 'health.letters') }).click();
  await Promise.all([page.waitForNavigation(), page.getByRole('button', { name: say('es', 'health.turn_off') }).click()]);
  assert.ok((await page.locator('main').textContent()).includes(say('es', 'health.letters_off')));
  assert.deepEqual(page.complaints, []);
  await page.context().close();
});

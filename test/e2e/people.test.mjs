// Inside an organisation: who knows is found by a tag, a colleague answers a colleague, a secret
// group is nowhere for those outside, a supplier sees its workspace and nothing else. On a phone and
// at a desk, in both languages, with script and without.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';
import { say } from './words.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let site, browser;
const accounts = {};
before(async () => {
  site = await startSite({
    prepare: (fresh) => {
      // Moderators and not members: the limits of newcomers are another test's matter.
      for (const [name, role] of [['olga', 'manager'], ['eva', 'moderator'], ['ana', 'moderator']]) {
        accounts[name] = fresh.account(name[0].toUpperCase() + name.slice(1), `${name}@example.org`, role);
      }
    },
  });
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

const press = (page, name) => Promise.all([page.waitForNavigation(), page.getByRole('button', { name }).first().click()]);

// No violations of axe-core, and nothing to scroll sideways at 320 px.
async function isClean(page) {
  await page.evaluate(axe); // Not as a script of the page: the policy forbids inline code.
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  assert.deepEqual(found.violations.map((v) => `${page.url()}: ${v.id}: ${v.nodes[0].html}`), []);
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 800 });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth) <= 0, `${page.url()} scrolls sideways`);
  await page.setViewportSize(size);
}

async function newSpace(page, title, slug, visibility) {
  await page.goto(`${site.url}/moderation/spaces/new`);
  await page.locator('#title').fill(title);
  await page.locator('#slug').fill(slug);
  await page.locator('#parent').selectOption({ index: 1 });
  await page.locator('input[name=workspace]').check();
  await page.locator('#visibility').selectOption(visibility);
  await Promise.all([page.waitForNavigation(), page.locator('main form button.btn-primary').click()]);
  await Promise.all([page.waitForNavigation(), page.locator('button[value=open]').click()]);
}

async function inviteTo(page, slug, email, confined, language) {
  await page.goto(`${site.url}/c/${slug}/members`);
  await page.locator('#email').fill(email);
  if (confined) await page.locator('input[name=confined]').check();
  await press(page, say(language, 'workspaces.send_invitation'));
  assert.match(await page.locator('main').textContent(), new RegExp(email));
}

async function ask(page, title, tag, space) {
  await page.goto(`${site.url}/ask${space ? `?space=${space}` : ''}`);
  await page.locator('#title').fill(title);
  await page.locator('#body').fill('Lo necesito para el proceso de esta semana.');
  await page.locator('#tags').fill(tag);
  if (space) await page.locator('#space').selectOption(space);
  else await page.locator('#space').selectOption({ index: 1 });
  await Promise.all([page.waitForURL(/\/t\//), page.locator('main form button.btn-primary').first().click()]);
}

for (const [device, name, language, javaScript] of [[phone, 'phone', 'es', true], [desktop, 'desk', 'en', true], [phone, 'noscript', 'en', false]]) {
  test(`inside the company: ${name}, ${language}`, async () => {
    const options = { device, language: language === 'es' ? 'es-ES' : 'en-GB', javaScript };
    const as = async (who) => {
      const page = await openPage(browser, options);
      await signIn(page, site, accounts[who], language);
      return page;
    };
    const [olga, eva, ana] = [await as('olga'), await as('eva'), await as('ana')];
    const tag = `nominas-${name}`;

    // Eva says what she knows; Ana finds her by the tag.
    await eva.goto(`${site.url}/settings/knowledge`);
    await eva.locator('#expertise').fill(tag);
    await eva.locator('#place').fill('Valencia');
    if (javaScript) await isClean(eva);
    await press(eva, say(language, 'settings.save'));
    await ana.goto(`${site.url}/people`);
    await ana.locator('#tag').fill(tag);
    await press(ana, say(language, 'web.search'));
    assert.match(await ana.locator('main').textContent(), /Eva/);
    if (javaScript) await isClean(ana);

    // A question: Eva stands beside it, is asked, answers, and her answer is accepted.
    await ask(ana, `¿Quién cierra las nóminas (${name})?`, tag);
    const address = ana.url();
    await ana.getByText(say(language, 'experts.title')).waitFor();
    if (javaScript) await isClean(ana);
    await press(ana, say(language, 'experts.invite'));
    assert.match(await ana.locator('aside').textContent(), new RegExp(say(language, 'experts.invited')));
    await eva.goto(address);
    await eva.locator('#body').fill(`Yo misma, el día 25 (${name}).`);
    await Promise.all([eva.waitForNavigation(), eva.locator('#reply button.btn-primary').click()]);
    await ana.goto(address);
    await ana.getByRole('button', { name: say(language, 'conversations.accept') }).first().click();
    await ana.locator('section.answer').waitFor();
    await ana.goto(`${site.url}/people?tag=${tag}`);
    assert.match(await ana.locator('main').textContent(), new RegExp(`1 .* ${tag}`));

    // A secret group: its members find what is said in it, nobody else does.
    await newSpace(olga, `Fusión ${name}`, `fusion-${name}`, 'secret');
    await inviteTo(olga, `fusion-${name}`, accounts.eva.email, false, language);
    if (javaScript) await isClean(olga);
    await eva.goto(`${site.url}/workspaces`);
    assert.match(await eva.locator('main').textContent(), new RegExp(`Fusión ${name}`));
    if (javaScript) await isClean(eva);
    await press(eva, say(language, 'workspaces.accept'));
    await ask(olga, `Calendario de la zarzamora ${name}`, 'zarzamora', `fusion-${name}`);
    const secret = olga.url();
    await eva.goto(`${site.url}/search?q=zarzamora`);
    assert.match(await eva.locator('main').textContent(), new RegExp(`Calendario de la zarzamora ${name}`));
    for (const path of ['/search?q=zarzamora', '/questions', '/workspaces', '/people?tag=zarzamora', '/']) {
      await ana.goto(site.url + path);
      assert.doesNotMatch(await ana.locator('main').textContent(), /Calendario|Fusión/, path);
    }
    assert.equal((await ana.goto(secret)).status(), 404);
    assert.equal((await ana.goto(`${site.url}/c/fusion-${name}`)).status(), 404);

    // A supplier comes in by the link of a mail, and sees its workspace only.
    await newSpace(olga, `Obra ${name}`, `obra-${name}`, 'private');
    const email = `pau-${name}@example.com`;
    await inviteTo(olga, `obra-${name}`, email, true, language);
    await ask(olga, `Planos de la obra ${name}`, 'planos', `obra-${name}`);
    const pau = await openPage(browser, options);
    await pau.goto(`${site.url}/dev/mailbox`);
    const mail = pau.locator('main li', { hasText: email });
    await Promise.all([pau.waitForNavigation(), mail.first().getByRole('link').first().click()]);
    if (javaScript) await isClean(pau);
    await pau.locator('#name').fill('Pau Proveedor');
    await pau.locator('#password').fill('una frase larga y tranquila');
    const link = pau.url();
    await press(pau, say(language, 'workspaces.accept'));
    await signIn(pau, site, { email, password: 'una frase larga y tranquila' }, language);
    await pau.goto(site.url);
    assert.match(pau.url(), /\/workspaces$/);
    assert.match(await pau.locator('main').textContent(), new RegExp(`Obra ${name}`));
    for (const path of ['/search?q=nominas', '/questions', '/people', '/workspaces']) {
      await pau.goto(site.url + path);
      assert.doesNotMatch(await pau.locator('main').textContent(), /nóminas|Fusión|Eva/, path);
    }
    assert.equal((await pau.goto(address)).status(), 404);
    await pau.goto(`${site.url}/search?q=planos`);
    assert.match(await pau.locator('main').textContent(), new RegExp(`Planos de la obra ${name}`));
    assert.equal((await pau.goto(link)).status(), 410);
    for (const page of [olga, eva, ana, pau]) await page.context().close();
  });
}

test('a member asks to join a private workspace, and its owner lets them in', async () => {
  const owner = await openPage(browser);
  await signIn(owner, site, accounts.olga);
  await newSpace(owner, 'Calidad', 'calidad', 'private');
  const member = await openPage(browser, { device: phone });
  await signIn(member, site, accounts.ana);
  await member.goto(`${site.url}/workspaces`);
  await member.locator('#note-calidad').fill('Llevo las reclamaciones');
  await Promise.all([member.waitForNavigation(), member.locator('form[action="/workspaces/calidad/join"] button').click()]);
  await owner.goto(`${site.url}/c/calidad/members`);
  assert.match(await owner.locator('main').textContent(), /Llevo las reclamaciones/);
  await press(owner, say('es', 'workspaces.admit'));
  assert.equal((await member.goto(`${site.url}/c/calidad`)).status(), 200);
  for (const page of [owner, member]) await page.context().close();
});

// Every page a person can see, on a phone and a desk, light and dark, in both languages: judged by
// axe-core and html-validate, without sideways scrolling down to 320 px, without a blocked script.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, describe, test } from 'node:test';
import { HtmlValidate } from 'html-validate';
import { desktop, openBrowser, openPage, phone } from './browser.mjs';
import { signIn } from './people.mjs';
import { startSite } from './site.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'long-title': 'off', // A topic's title is as long as its question.
    'no-trailing-whitespace': 'off', // The templates are written to be short.
    'require-sri': 'off', // All files are our own.
    'attribute-boolean-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
  },
});

let site, browser, member, staff;
const guestPages = ['/', '/questions', '/search?q=bizum', '/search?q=xyzzyxyzzy', '/sign-in', '/sign-up', '/reset-password',
  '/terms', '/privacy', '/no-such-page'];
const memberPages = ['/', '/questions', '/ask', '/settings', '/settings/access', '/settings/sessions', '/settings/tokens'];
const staffPages = ['/moderation', '/moderation/spaces', '/moderation/spaces/new', '/admin/accounts'];

before(async () => {
  site = await startSite({
    demo: true,
    prepare: (fresh) => {
      member = fresh.account('Carmen Prueba', 'carmen.prueba@example.org', 'member');
      staff = fresh.account('Marta Prueba', 'marta.prueba@example.org', 'administrator');
    },
  });
  browser = await openBrowser();
  const token = site.token(member.email);
  const { slug } = (await site.api('GET', '/api/v1/spaces')).body.items[0];
  const asked = (await site.api('POST', '/api/v1/conversations', {
    token,
    body: { space: slug, kind: 'question', title: '¿Dónde veo el PIN de mi tarjeta nueva?', body: 'No lo encuentro.' },
  })).body;
  assert.ok(asked.url, JSON.stringify(asked));
  memberPages.push(new URL(asked.url, site.url).pathname, `/messages/${asked.first_message}/edit`,
    `/messages/${asked.first_message}/history`);
  const list = (await site.api('GET', '/api/v1/conversations?limit=50')).body.items;
  const solved = list.find((c) => c.solved && c.replies > 2);
  guestPages.push(new URL(solved.url, site.url).pathname);
  memberPages.push(guestPages.at(-1), `/messages/${solved.first_message}/report`, '/search?q=bizum');
  staffPages.push(guestPages.at(-1));
  const html = await (await fetch(site.url + guestPages.at(-1))).text();
  const space = /href="(\/c\/[\w-]+)/.exec(html)[1];
  guestPages.push(/href="(\/p\/\d+)/.exec(html)[1], space);
  const home = await (await fetch(site.url)).text();
  guestPages.push(/href="(\/c\/[\w-]+\/mission)"/.exec(home)[1]);
  staffPages.push(`${space}/settings`);
});
after(async () => {
  await browser?.close();
  await site?.[Symbol.asyncDispose]();
});

async function judge(page, address) {
  const answer = await page.goto(site.url + address);
  assert.ok(answer.status() < 500, `${address} answered ${answer.status()}`);
  await page.evaluate(axe); // Not as a script of the page: the policy forbids inline code.
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return { answer, said: found.violations.map((v) => `axe on ${address}: ${v.id}: ${v.nodes[0].html}`) };
}

async function fits(page, address, width) {
  await page.setViewportSize({ width, height: 800 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  return sideways <= 0 ? [] : [`${address} scrolls ${sideways} px sideways at ${width} px`];
}

async function validate(html, address) {
  const report = await validator.validateString(html);
  return report.results.flatMap((r) => r.messages.map((m) => `html-validate on ${address}: ${m.ruleId} ${m.line}:${m.column} ${m.message}`));
}

for (const [device, name] of [[phone, 'phone'], [desktop, 'desk']]) {
  for (const theme of ['light', 'dark']) {
    for (const language of ['es-ES', 'en-GB']) {
      test(`guest pages are accessible and fit: ${name}, ${theme}, ${language}`, async () => {
        const page = await openPage(browser, { device, theme, language });
        const all = [];
        for (const address of guestPages) {
          const { answer, said } = await judge(page, address);
          all.push(...said);
          if (theme === 'light' && name === 'desk') all.push(...await validate(await answer.text(), address));
          for (const width of theme === 'light' ? [320, 390, 768, 1440] : [390]) all.push(...await fits(page, address, width));
          await page.setViewportSize(device.viewport);
        }
        assert.deepEqual(all, []);
        assert.deepEqual(page.complaints.filter((text) => !/status of 404/.test(text)), []);
        await page.context().close();
      });
    }
  }
  test(`pages of members and staff are accessible and fit: ${name}`, async () => {
    const all = [];
    for (const [who, pages] of [[member, memberPages], [staff, staffPages]]) {
      const page = await openPage(browser, { device });
      await signIn(page, site, who);
      if (who === staff) {
        await page.goto(`${site.url}/admin/accounts`);
        pages.push(/href="(\/admin\/accounts\/\d+)"/.exec(await page.content())[1]);
      }
      for (const address of pages) {
        const { answer, said } = await judge(page, address);
        assert.ok(answer.status() < 400, `${address} answered ${answer.status()}`);
        all.push(...said, ...await validate(await answer.text(), address), ...await fits(page, address, 320));
        await page.setViewportSize(device.viewport);
      }
      await page.context().close();
    }
    assert.deepEqual(all, []);
  });
}

// What an administrator types: help in words, accounts, and commands that refuse to work on nothing.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { Site, coloquio, newDataDirectory } from './site.mjs';

const commands = [[], ['serve'], ['migrate'], ['import', 'stackexchange'], ['export'], ['backup'], ['restore'], ['account', 'create'],
  ['account', 'list'], ['account', 'role'], ['token', 'create'], ['demo'], ['demo', 'remove'], ['doctor']];

for (const [language, lang] of [['Spanish', 'es_ES.UTF-8'], ['English', 'en_GB.UTF-8']]) {
  test(`help is written in ${language}, without keys`, () => {
    for (const command of commands) {
      const said = coloquio([...command, '--help'], { env: { LANG: lang, LC_ALL: lang } });
      assert.doesNotMatch(said, /\bcli\.\w/, command.join(' '));
      assert.match(said, /--help/);
    }
  });
}

test('commands that need a database make none and say so', () => {
  const data = mkdtempSync('/tmp/coloquio-nothing-');
  try {
    for (const command of [['backup', join(data, 'x.db')], ['export', join(data, 'out')], ['demo', 'remove'], ['account', 'list'],
      ['account', 'role', '--email', 'a@example.org', '--role', 'agent'], ['token', 'create', '--account', 'a@example.org']]) {
      const said = coloquio([...command, '--data', data], { expectFailure: true });
      assert.match(said, /There is no database in/, command.join(' '));
    }
    assert.ok(!existsSync(join(data, 'coloquio.db')));
  } finally {
    rmSync(data, { recursive: true });
  }
});

test('accounts are listed and change their role, and nobody else reads the database', () => {
  const site = new Site(newDataDirectory(), {});
  try {
    site.account('Ana', 'ana@example.org');
    site.account('Bea', 'bea@example.org', 'administrator');
    assert.match(coloquio(['account', 'list', '--data', site.data]), /bea@example\.org +administrator +Bea\nana@example\.org +member +Ana\n/);
    coloquio(['account', 'role', '--data', site.data, '--email', 'Ana@Example.org', '--role', 'agent']);
    assert.equal(coloquio(['account', 'list', '--data', site.data, '--search', 'ana']), `${'ana@example.org'.padEnd(34)} ${'agent'.padEnd(14)} Ana\n`);
    assert.match(coloquio(['account', 'role', '--data', site.data, '--email', 'no@example.org', '--role', 'agent'],
      { expectFailure: true }), /no account with the address no@example\.org/);
    assert.equal(statSync(join(site.data, 'coloquio.db')).mode & 0o077, 0);
  } finally {
    rmSync(site.data, { recursive: true, force: true });
  }
});

test('links name the port that is served unless public_url is set', () => {
  const data = newDataDirectory();
  try {
    const examined = (...more) => coloquio(['doctor', '--data', data, '--port', '18500', ...more], { expectFailure: true });
    assert.match(examined(), /http:\/\/localhost:18500/);
    assert.match(examined('--public-url', 'https://comunidad.example.org'), /https:\/\/comunidad\.example\.org/);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
});

test('who sent a form without a session comes back to the page it was on', async () => {
  const site = await new Site(newDataDirectory(), {}).start();
  try {
    const answer = await site.api('POST', '/ask', {
      body: 'title=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded', Referer: `${site.url}/ask?space=comunidad` },
    });
    assert.equal(answer.status, 401);
    assert.match(answer.body, /\/sign-in\?next=%2Fask%3Fspace%3Dcomunidad"/);
    const elsewhere = await site.api('POST', '/ask', {
      body: 'title=x', headers: { 'Content-Type': 'application/x-www-form-urlencoded', Referer: 'https://example.net/ask' },
    });
    assert.match(elsewhere.body, /\/sign-in\?next=%2F"/);
  } finally {
    await site[Symbol.asyncDispose]();
  }
});

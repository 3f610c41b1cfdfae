// What breaks below the program: a full disk, a disk that may only be read, a taken port, a database
// that goes and comes back. It says what to do, loses nothing it acknowledged, and goes on.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { newDatabase } from './postgres.mjs';
import { Site, coloquio, newDataDirectory, startSite } from './site.mjs';

const asRoot = (...command) => execFileSync(process.getuid() === 0 ? command[0] : 'sudo',
  process.getuid() === 0 ? command.slice(1) : command, { stdio: ['ignore', 'ignore', 'inherit'] });

// A small disk of its own, in memory.
class Disk {
  constructor(megabytes) {
    this.folder = mkdtempSync('/tmp/coloquio-disk-');
    asRoot('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0777`, 'coloquio-test', this.folder);
    this.filler = join(this.folder, 'filler');
  }
  leave(megabytes) {
    const free = Number(execFileSync('stat', ['-f', '-c', '%a', this.folder], { encoding: 'utf8' })) * 4096;
    writeFileSync(this.filler, Buffer.alloc(Math.max(0, free - megabytes * 1024 * 1024)));
  }
  makeRoom() { rmSync(this.filler); }
  readOnly(yes) { asRoot('mount', '-o', `remount,${yes ? 'ro' : 'rw'}`, this.folder); }
  [Symbol.dispose]() {
    asRoot('umount', '-l', this.folder);
    rmSync(this.folder, { recursive: true });
  }
}

// Containers without that right exist; everywhere else these tests run.
const needsDisk = (() => {
  try {
    new Disk(1)[Symbol.dispose]();
    return {};
  } catch {
    return { skip: 'needs the right to mount a small disk' };
  }
})();

async function siteWithKey(data, env = {}) {
  const site = new Site(data, env);
  site.account('Ana', 'ana@example.org', 'administrator');
  site.key = site.token('ana@example.org');
  await site.start();
  site.space = (await site.api('GET', '/api/v1/spaces')).body.items[0].slug;
  return site;
}

const ask = (site, title = '¿Cabe esta pregunta en el disco?', body = 'Sí.') =>
  site.api('POST', '/api/v1/conversations', { token: site.key, body: { space: site.space, kind: 'question', title, body } });

test('a full disk refuses what it cannot keep, and keeps what it said it had', needsDisk, async () => {
  const disk = new Disk(48);
  try {
    const site = await siteWithKey(disk.folder);
    const { id } = (await ask(site)).body;
    const reply = () => site.api('POST', `/api/v1/conversations/${id}/messages`,
      { token: site.key, body: { body: 'Una respuesta larga. '.repeat(900) } });
    disk.leave(2);
    let taken = 0, refused;
    for (let i = 0; i < 400 && !refused; i += 1) {
      const answer = await reply();
      if (answer.status === 201) taken += 1; else refused = answer;
    }
    assert.ok(taken > 0 && refused, `${taken} replies fitted, then ${refused?.status}`);
    assert.equal(refused.status, 503);
    assert.equal(refused.body.error.kind, 'unavailable');
    assert.match(site.log, /The disk that holds \/tmp\/coloquio-disk-\w+ is full/);
    assert.match(site.log, /Make room/);

    const read = await site.api('GET', `/api/v1/conversations/${id}`);
    assert.equal(read.status, 200, 'reading goes on');
    assert.equal((await site.api('GET', '/readyz')).status, 200);

    disk.makeRoom();
    assert.equal((await reply()).status, 201, 'writing goes on once there is room');
    await site.stop('SIGKILL');

    const again = await new Site(disk.folder, {}).start();
    const { body } = await again.api('GET', `/api/v1/conversations/${id}`);
    assert.equal(body.replies, taken + 1);
    await again.stop();
    // The doctor minds so small a disk, and finds the database whole.
    assert.match(coloquio(['doctor', '--data', disk.folder], { expectFailure: true }), /✓ Database open/);
  } finally {
    disk[Symbol.dispose]();
  }
});

test('a disk that may only be read is named before anything is served', needsDisk, async () => {
  const disk = new Disk(48);
  try {
    const site = await siteWithKey(disk.folder);
    await site.stop();
    disk.readOnly(true);
    const said = coloquio(['serve', '--data', disk.folder, '--port', '0'], { expectFailure: true });
    assert.match(said, new RegExp(disk.folder));
    assert.match(said, /written|write|read-only/i);
    disk.readOnly(false);
    const again = await new Site(disk.folder, {}).start();
    assert.equal((await again.api('GET', '/readyz')).status, 200);
    await again.stop();
  } finally {
    disk[Symbol.dispose]();
  }
});

test('a taken port is named, and so is the way out', async () => {
  const other = createServer();
  await new Promise((ready) => { other.listen(0, '127.0.0.1', ready); });
  const data = newDataDirectory();
  try {
    const said = coloquio(['serve', '--data', data, '--port', String(other.address().port)], { expectFailure: true });
    assert.match(said, new RegExp(`${other.address().port}`));
    assert.match(said, /choose another port/);
  } finally {
    other.close();
    rmSync(data, { recursive: true, force: true });
  }
});

test('a data folder serves one program at a time', async () => {
  const site = await startSite();
  try {
    const said = coloquio(['serve', '--data', site.data, '--port', '0'], { expectFailure: true });
    assert.match(said, /in use|another|already/i);
    assert.equal((await site.api('GET', '/readyz')).status, 200);
  } finally {
    await site[Symbol.asyncDispose]();
  }
});

test('PostgreSQL may go and come back', { skip: !process.env.COLOQUIO_TEST_PG && 'needs script/postgres' }, async () => {
  const database = newDatabase(process.env.COLOQUIO_TEST_PG);
  const data = newDataDirectory();
  const site = await siteWithKey(data, { COLOQUIO_DATABASE_URL: database.url });
  try {
    assert.equal((await ask(site)).status, 201);
    database.letNobodyIn();
    const lost = await ask(site, '¿Y ahora?');
    assert.equal(lost.status, 503);
    assert.equal(lost.body.error.kind, 'unavailable');
    assert.equal((await site.api('GET', '/readyz')).status, 503);
    const page = await site.api('GET', '/search?q=disco');
    assert.equal(page.status, 503);
    assert.match(page.body, /<h1/, 'a page, not a bare line');

    database.letEverybodyIn();
    let back;
    for (let i = 0; i < 50 && back?.status !== 201; i += 1) {
      back = await ask(site, '¿Y otra vez?');
      if (back.status !== 201) await new Promise((done) => { setTimeout(done, 200); });
    }
    assert.equal(back.status, 201, 'without a restart');
    assert.equal((await site.api('GET', '/readyz')).status, 200);
  } finally {
    database.letEverybodyIn();
    await site[Symbol.asyncDispose]();
    database.drop();
  }
});

// Kills the real program under writing load and holds it to its word: every reply that was answered
// with 201 is in the conversation, none is there twice, and a request repeated with its
// Idempotency-Key gets the answer of the first.
//
//   node test/kill/http.mjs PROGRAM sqlite|postgres [ROUNDS]     postgres: COLOQUIO_TEST_PG
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { randomUUID } from 'node:crypto';

const [program, engine, roundsText] = process.argv.slice(2);
const rounds = Number(roundsText ?? 50);
const writers = 8;
const data = mkdtempSync(path.join(os.tmpdir(), 'coloquio-kill-http-'));
const env = { ...process.env, COLOQUIO_LANGUAGE: 'en' };
if (engine === 'postgres') env.COLOQUIO_DATABASE_URL = process.env.COLOQUIO_TEST_PG;
const account = 'admin@example.org';

const pause = (ms) => new Promise((done) => setTimeout(done, ms));

function command(words, input) {
  const done = spawnSync(program, [...words, '--data', data], { env, input, encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`${words.join(' ')}: ${done.stderr}`);
  return done.stdout.trim();
}

async function freePort() {
  const probe = net.createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  return port;
}

class Server {
  async start() {
    this.port = await freePort();
    this.process = spawn(program, ['serve', '--data', data, '--port', String(this.port)], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    this.process.stderr.on('data', (chunk) => { said = (said + chunk).slice(-2000); });
    for (let tries = 0; tries < 400; ++tries) {
      try {
        if ((await fetch(`${this.url}/readyz`)).ok) return;
      } catch { /* Not yet. */ }
      if (this.process.exitCode !== null) break;
      await pause(25);
    }
    throw new Error(`the server does not start: ${said}`);
  }

  get url() { return `http://127.0.0.1:${this.port}`; }

  async kill() {
    const gone = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await gone;
  }
}

const server = new Server();
let token = '';
let conversation = '';
let killing = false;
const answered = new Map(); // marker: { key, id }
const pending = []; // Sent, never answered: one a writer and round at most.

async function call(method, where, body, key) {
  const headers = { Authorization: `Bearer ${token}` };
  if (body) headers['Content-Type'] = 'application/json';
  if (key) headers['Idempotency-Key'] = key;
  const answer = await fetch(server.url + where, { method, headers, body: body && JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

async function reply(wish) {
  const answer = await call('POST', `/api/v1/conversations/${conversation}/messages`, { body: `Reply ${wish.marker}.` }, wish.key);
  if (answer.status !== 201) throw Object.assign(new Error(`${answer.status} ${JSON.stringify(answer.body)}`), { refused: true });
  return answer.body.id;
}

async function write() {
  while (!killing) {
    const wish = { marker: randomUUID(), key: randomUUID() };
    try {
      answered.set(wish.marker, { ...wish, id: await reply(wish) });
    } catch (problem) {
      if (problem.refused) throw problem;
      pending.push(wish); // The connection broke: it may have been saved or not.
    }
  }
}

async function round() {
  killing = false;
  const running = Array.from({ length: writers }, write);
  await pause(30 + Math.random() * 200);
  killing = true;
  await server.kill();
  await Promise.all(running);
  await server.start();
  for (const wish of pending.splice(0)) answered.set(wish.marker, { ...wish, id: await reply(wish) });
  const repeated = [...answered.values()].at(-1);
  if (repeated && (await reply(repeated)) !== repeated.id) throw new Error('a repeated request got another answer');
}

async function stored() {
  const found = new Map();
  let after = '';
  do {
    const page = await call('GET', `/api/v1/conversations/${conversation}/messages?limit=100${after && `&after=${after}`}`);
    for (const message of page.body.items) {
      const marker = JSON.stringify(message).match(/Reply ([0-9a-f-]{36})/)?.[1];
      if (marker) found.set(marker, [...(found.get(marker) ?? []), message.id]);
    }
    after = page.body.next ?? '';
  } while (after);
  return found;
}

async function main() {
  command(['account', 'create', '--email', account, '--name', 'Admin', '--role', 'administrator', '--password-stdin'], 'a long enough sentence 42\n');
  token = command(['token', 'create', '--account', account]);
  await server.start();
  const { items } = (await call('GET', '/api/v1/spaces')).body;
  const made = await call('POST', '/api/v1/conversations', { space: items[0].slug, kind: 'question', title: 'Does it hold when it is killed?', body: 'We shall see.' });
  if (made.status !== 201) throw new Error(`conversation: ${JSON.stringify(made.body)}`);
  conversation = made.body.id;
  for (let i = 0; i < rounds; ++i) await round();
  const found = await stored();
  await server.kill();
  const lost = [...answered.values()].filter((wish) => !found.get(wish.marker)?.includes(wish.id));
  const twice = [...found].filter(([, ids]) => ids.length > 1);
  console.log(`http ${engine}: ${rounds} kills, ${answered.size} replies answered, ${lost.length} lost, ${twice.length} twice`);
  return lost.length + twice.length === 0 && answered.size > rounds ? 0 : 1;
}

let status = 1;
try {
  status = await main();
} catch (problem) {
  console.error(problem);
  server.process?.kill('SIGKILL');
}
rmSync(data, { recursive: true, force: true });
process.exit(status);

// Starts the real program on a free port with a data directory of its own, and says how to talk to
// it. `await using site = await startSite({demo: true})` ends it with the test.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const program = resolve(import.meta.dirname, '../../build/release/coloquio');

export function newDataDirectory() {
  return mkdtempSync('/dev/shm/coloquio-e2e-');
}

// Runs one command of the program to its end; throws with what it said when it failed.
export function coloquio(args, { input = '', env = {}, expectFailure = false } = {}) {
  const done = spawnSync(program, args, {
    input, encoding: 'utf8', timeout: 120_000, env: { ...process.env, LANG: 'C.UTF-8', ...env },
  });
  if ((done.status !== 0) !== expectFailure) {
    throw new Error(`coloquio ${args.join(' ')} → ${done.status}\n${done.stdout}${done.stderr}`);
  }
  return done.stdout + (expectFailure ? done.stderr : '');
}

export class Site {
  constructor(data, env) {
    this.data = data;
    this.env = { COLOQUIO_LIMITS_SIGN_IN_GUEST: '0', COLOQUIO_LIMITS_NEWCOMER_TYPING: '0', ...env }; // All people of a test come from one address.
    this.log = '';
  }

  // `under`: a program that runs ours, with its arguments (valgrind).
  async start(args = [], under = []) {
    this.log = '';
    const options = ['serve', '--data', this.data, '--port', '0', '--development', ...args];
    const [command, ...rest] = [...under, program, ...options];
    this.process = spawn(command, rest, { env: { ...process.env, LANG: 'C.UTF-8', ...this.env } });
    this.ended = new Promise((done) => this.process.once('exit', (code, signal) => done({ code, signal })));
    const ready = new Promise((found) => {
      const listen = (chunk) => {
        this.log += chunk;
        const match = /http:\/\/127\.0\.0\.1:(\d+)/.exec(this.log);
        if (match) found(`http://127.0.0.1:${match[1]}`);
      };
      this.process.stdout.on('data', listen);
      this.process.stderr.on('data', listen);
    });
    const tooSoon = this.ended.then(({ code }) => { throw new Error(`serve ended with ${code}:\n${this.log}`); });
    this.url = await Promise.race([ready, tooSoon]);
    return this;
  }

  async stop(signal = 'SIGTERM') {
    if (this.process && this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill(signal);
    }
    return this.ended;
  }

  account(name, email, role = 'member', password = 'una frase larga y tranquila') {
    coloquio(['account', 'create', '--data', this.data, '--email', email, '--name', name, '--role', role,
      '--password-stdin'], { input: `${password}\n`, env: this.env });
    return { name, email, role, password };
  }

  token(email) {
    return coloquio(['token', 'create', '--data', this.data, '--account', email], { env: this.env }).trim();
  }

  // One request to the API; JSON in, {status, headers, body} out.
  async api(method, path, { token, body, headers = {} } = {}) {
    const answer = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await answer.text();
    const isJson = (answer.headers.get('content-type') ?? '').includes('json');
    return { status: answer.status, headers: answer.headers, body: isJson && text ? JSON.parse(text) : text };
  }

  async [Symbol.asyncDispose]() {
    await this.stop();
    rmSync(this.data, { recursive: true, force: true });
  }
}

export async function startSite({ demo = false, env = {}, args = [], prepare } = {}) {
  const site = new Site(newDataDirectory(), env);
  if (demo) coloquio(['demo', '--data', site.data], { env });
  if (prepare) await prepare(site);
  return site.start(args);
}

// Measures what docs/benchmarks.md lists, against the release build on loopback, with wrk. Run it
// with script/bench [PART…]; parts: page json replies import search
// idle start weight, and instructions, which is not among those of a run without parts.
//
// CPU figures are the server process's own user and system time divided by the answers it gave:
// they hold on a noisy machine. Every run prints two yardsticks beside them, the time of a fixed
// loop and of an fsync, so that figures of two machines can be compared as ratios.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync, openSync, writeSync, fsyncSync, closeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Site, coloquio } from '../test/e2e/site.mjs';

const root = resolve(import.meta.dirname, '..');
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
const seconds = Number(process.env.BENCH_SECONDS ?? 5);
const results = [];

function report(what, value, unit, goal, met) {
  results.push({ what, value, unit, goal, met });
  const mark = met === undefined ? ' ' : met ? '✓' : '✗';
  console.log(`${mark} ${what.padEnd(46)} ${String(value).padStart(10)} ${unit.padEnd(9)} ${goal ?? ''}`);
}

const cpuSeconds = (pid) => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticks;
};

// The part of memory that no file backs, in MB.
const anonymousMemory = (pid) =>
  Number(/Anonymous:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]) / 1024;

function fixedLoop() { // Milliseconds of a loop that never changes.
  const run = () => {
    const began = process.hrtime.bigint();
    let x = 1;
    for (let i = 0; i < 50_000_000; i += 1) x = (Math.imul(x, 1103515245) + 12345) | 0;
    return [Number(process.hrtime.bigint() - began) / 1e6, x];
  };
  return Math.min(...[0, 1, 2].map(() => run()[0]));
}

function fsyncTime(folder) { // Median milliseconds of a 4 kB write with fsync.
  const file = openSync(join(folder, 'fsync-probe'), 'w');
  const times = [];
  for (let i = 0; i < 100; i += 1) {
    const began = process.hrtime.bigint();
    writeSync(file, Buffer.alloc(4096, i));
    fsyncSync(file);
    times.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  closeSync(file);
  rmSync(join(folder, 'fsync-probe'));
  return times.sort((a, b) => a - b)[50];
}

function wrk(url, { script, args = [], connections = 16, time = seconds } = {}) {
  const done = spawnSync('wrk', ['-t1', `-c${connections}`, `-d${time}s`, '--latency',
    ...(script ? ['-s', join(root, 'bench', script)] : []), url, ...(args.length ? ['--', ...args] : [])],
  { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(done.stderr + done.stdout);
  const out = done.stdout;
  const time99 = /99%\s+([\d.]+)(us|ms|s)/.exec(out);
  return {
    requests: Number(/(\d+) requests in/.exec(out)[1]),
    perSecond: Number(/Requests\/sec:\s+([\d.]+)/.exec(out)[1]),
    p99: Number(time99[1]) * { us: 0.001, ms: 1, s: 1000 }[time99[2]],
    bad: Number(/Non-2xx or 3xx responses: (\d+)/.exec(out)?.[1] ?? 0),
    out,
  };
}

// Server CPU per answer in milliseconds.
function cpuPerRequest(site, url, options) {
  wrk(url, { ...options, time: 1 });
  const before = cpuSeconds(site.process.pid);
  const run = wrk(url, options);
  if (run.bad > 0) throw new Error(`${run.bad} bad answers from ${url}\n${run.out}`);
  return { ms: ((cpuSeconds(site.process.pid) - before) * 1000) / run.requests, ...run };
}

const sentence = 'Abre la app, entra en Ajustes y elige la tarjeta que quieras cambiar. ';
const text500 = sentence.repeat(8).slice(0, 500);

// A site on a disk with real fsync, with an administrator's token and the standard topic: one
// question and ten answers of 500 characters.
async function benchSite(args = []) {
  const data = mkdtempSync(join(process.env.BENCH_DIR ?? join(root, 'build'), 'bench-'));
  const site = new Site(data, {});
  site.account('Ana', 'ana@example.org', 'administrator', 'una frase larga y tranquila');
  site.key = site.token('ana@example.org');
  await site.start(args);
  const spaces = await site.api('GET', '/api/v1/spaces', { token: site.key });
  site.space = spaces.body.items[0].slug;
  return site;
}

async function topic(site, answers = 10) {
  const made = await site.api('POST', '/api/v1/conversations', {
    token: site.key,
    body: { space: site.space, kind: 'question', title: '¿Cómo cambio el PIN de mi tarjeta?', body: text500 },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  for (let i = 0; i < answers; i += 1) {
    const reply = await site.api('POST', `/api/v1/conversations/${made.body.id}/messages`, {
      token: site.key, body: { body: `${i} ${text500}`.slice(0, 500) },
    });
    if (reply.status !== 201) throw new Error(JSON.stringify(reply.body));
  }
  return made.body;
}

async function withSite(args, deed) {
  const site = await benchSite(args);
  try { await deed(site); } finally { await site[Symbol.asyncDispose](); }
}

const parts = {
  async page() {
    await withSite([], async (site) => {
      const { url } = await topic(site);
      const cached = cpuPerRequest(site, site.url + new URL(url, site.url).pathname);
      report('topic page, guest, from cache', cached.ms.toFixed(4), 'ms CPU', '≤ 0.053', cached.ms <= 0.053);
    });
    await withSite(['--page-cache-mb', '0'], async (site) => {
      const { url } = await topic(site);
      const fresh = cpuPerRequest(site, site.url + new URL(url, site.url).pathname);
      report('topic page, guest, not cached', fresh.ms.toFixed(4), 'ms CPU', '≤ 0.12', fresh.ms <= 0.12);
    });
  },

  async json() {
    await withSite([], async (site) => {
      const { id } = await topic(site);
      const run = cpuPerRequest(site, `${site.url}/api/v1/conversations/${id}`);
      report('topic JSON, 11 messages', run.ms.toFixed(4), 'ms CPU', '≤ 0.047', run.ms <= 0.047);
    });
  },

  async replies() {
    await withSite([], async (site) => {
      report('fsync of 4 kB, median', fsyncTime(site.data).toFixed(3), 'ms');
      const conversations = [];
      for (let i = 0; i < 16; i += 1) conversations.push((await topic(site, 0)).id);
      const run = wrk(site.url, { script: 'replies.lua', args: [site.key, ...conversations] });
      if (run.bad > 0) throw new Error(`${run.bad} refused replies\n${run.out}`);
      report('durable replies, 16 writers', run.perSecond.toFixed(0), '/s', '≥ 5300', run.perSecond >= 5300);
    });
  },

  async import() {
    const posts = Number(process.env.BENCH_POSTS ?? 200_000);
    const folder = mkdtempSync(join(root, 'build/bench-dump-'));
    const data = mkdtempSync(join(root, 'build/bench-'));
    try {
      execFileSync(join(root, 'build/release/make_dump'), ['--posts', String(posts), '--out', folder]);
      coloquio(['migrate', '--data', data]);
      const site = new Site(data, {});
      await site.start();
      await site.stop();
      const began = process.hrtime.bigint();
      coloquio(['import', 'stackexchange', folder, '--space', 'comunidad', '--data', data]);
      const took = Number(process.hrtime.bigint() - began) / 1e9;
      report(`import of ${posts} posts`, (posts / took).toFixed(0), 'posts/s', '≥ 20000', posts / took >= 20_000);
      await parts.search({ data });
    } finally {
      rmSync(folder, { recursive: true, force: true });
      rmSync(data, { recursive: true, force: true });
    }
  },

  // Two words of document-frequency rank 30 to 2,000 in the imported messages.
  async search({ data } = {}) {
    if (!data) return parts.import();
    const words = execFileSync(join(root, 'build/release/make_dump'), ['--words', '30', '2000'], { encoding: 'utf8' });
    const list = join(data, 'words.txt');
    writeFileSync(list, words.split('\n').map(encodeURIComponent).join('\n'));
    const site = new Site(data, {});
    site.account('Ana', 'ana@example.org', 'administrator', 'una frase larga y tranquila');
    const key = site.token('ana@example.org');
    await site.start();
    try {
      for (const order of ['best', 'newest']) {
        wrk(site.url, { script: 'search.lua', args: [key, list, order], connections: 1, time: 1 });
        const run = wrk(site.url, { script: 'search.lua', args: [key, list, order], connections: 1 });
        if (run.bad > 0) throw new Error(`${run.bad} failed searches\n${run.out}`);
        report(`search, two words, ${order}, p99`, run.p99.toFixed(2), 'ms', '≤ 5', run.p99 <= 5);
      }
    } finally {
      await site.stop();
    }
  },

  async idle() {
    await withSite([], async (site) => {
      await topic(site);
      await new Promise((done) => { setTimeout(done, 60_000); });
      const memory = anonymousMemory(site.process.pid);
      report('anonymous memory after 60 s idle', memory.toFixed(1), 'MB', '≤ 64', memory <= 64);
    });
  },

  async start() {
    const data = mkdtempSync(join(root, 'build/bench-'));
    const times = [];
    for (let i = 0; i < 6; i += 1) {
      const began = process.hrtime.bigint();
      const site = await new Site(data, {}).start();
      await site.api('GET', '/healthz');
      if (i > 0) times.push(Number(process.hrtime.bigint() - began) / 1e9); // The first makes the database.
      await site.stop();
    }
    rmSync(data, { recursive: true, force: true });
    const median = times.sort()[2];
    report('start to first answer', median.toFixed(3), 's', '≤ 0.3', median <= 0.3);
  },

  // How many instructions the standard topic takes when it is not kept: counted, so that it is the
  // same on a busy machine. Needs Debian's valgrind.
  async instructions() {
    await withSite([], async (site) => {
      const { url } = await topic(site);
      await site.stop();
      const counted = await new Site(site.data, {}).start(['--page-cache-mb', '0'], ['valgrind', '--tool=callgrind',
        '--callgrind-out-file=/dev/null', '--collect-atstart=no', '--toggle-collect=*TopicPages::show*']);
      const requests = 200;
      for (let i = 0; i < requests; i += 1) await (await fetch(counted.url + new URL(url, counted.url).pathname)).text();
      await counted.stop();
      const all = Number(/Collected : (\d+)/.exec(counted.log)[1]);
      report('topic page, guest, not cached', Math.round(all / requests / 1000), 'thousand instructions');
    });
  },

  async weight() {
    await withSite([], async (site) => {
      const { url } = await topic(site);
      const page = await (await fetch(new URL(new URL(url, site.url).pathname, site.url))).text();
      const kilobytes = Buffer.byteLength(page) / 1024;
      report('topic page, HTML', kilobytes.toFixed(1), 'KB', '≤ 30', kilobytes <= 30);
      const files = new Set(page.match(/\/assets\/[\w.-]+/g));
      let first = gzipSync(page).length;
      for (const file of files) {
        const bytes = Buffer.from(await (await fetch(site.url + file)).arrayBuffer());
        const css = file.endsWith('.css') ? bytes.toString().match(/\/assets\/[\w.-]+/g) ?? [] : [];
        for (const font of css) if (!font.includes('latin-ext') && !font.includes('italic')) files.add(font);
        first += file.endsWith('.woff2') ? bytes.length : gzipSync(bytes).length;
      }
      report('first visit, gzip', (first / 1024).toFixed(1), 'KB', '≤ 100', first / 1024 <= 100);
    });
  },
};

const wanted = process.argv.slice(2);
console.log(`fixed loop ${fixedLoop().toFixed(1)} ms`);
for (const name of wanted.length ? wanted : ['page', 'json', 'replies', 'import', 'idle', 'start', 'weight']) {
  if (!parts[name]) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(' ')}`);
  await parts[name]();
}
writeFileSync(join(root, 'build/bench.json'), JSON.stringify(results, null, 2));

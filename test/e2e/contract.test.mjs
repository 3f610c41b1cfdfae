// The contract that other programs rely on, over HTTP against the real program; on SQLite, and on
// PostgreSQL when COLOQUIO_TEST_PG names a server (script/postgres does).
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { startSite } from './site.mjs';
import { newDatabase } from './postgres.mjs';

const engines = [['SQLite', null]];
if (process.env.COLOQUIO_TEST_PG) engines.push(['PostgreSQL', process.env.COLOQUIO_TEST_PG]);

for (const [engine, server] of engines) {
  describe(`the contract on ${engine}`, () => {
    let site, database, ana, bea, admin, space;
    const post = (token, path, body, headers) => site.api('POST', path, { token, body, headers });
    const ask = async (token, title = '¿Cómo cambio el PIN de la tarjeta?') =>
      (await post(token, '/api/v1/conversations', { space, kind: 'question', title, body: 'No encuentro la opción.' })).body;
    const answer = async (token, conversation, body = 'En **Ajustes**, arriba del todo.') =>
      (await post(token, `/api/v1/conversations/${conversation}/messages`, { body })).body;

    before(async () => {
      database = server && newDatabase(server);
      site = await startSite({
        env: database ? { COLOQUIO_DATABASE_URL: database.url } : {},
        prepare: async (fresh) => {
          for (const [name, role] of [['Ana', 'administrator'], ['Bea', 'administrator'], ['Raúl', 'administrator']]) {
            fresh.account(name, `${name === 'Raúl' ? 'raul' : name.toLowerCase()}@example.org`, role);
          }
          [ana, bea, admin] = ['ana', 'bea', 'raul'].map((who) => fresh.token(`${who}@example.org`));
        },
      });
      space = (await site.api('GET', '/api/v1/spaces')).body.items[0].slug;
    });
    after(async () => {
      await site?.[Symbol.asyncDispose]();
      database?.drop();
    });

    test('a fresh install has one open space', async () => {
      const { status, body } = await site.api('GET', '/api/v1/spaces');
      assert.equal(status, 200);
      assert.equal(body.items.length, 1);
      assert.equal(body.items[0].state, 'open');
    });

    test('a question is asked, answered and solved', async () => {
      const asked = await post(ana, '/api/v1/conversations', {
        space, kind: 'question', title: '¿Dónde veo mi IBAN?', body: 'Lo necesito para un recibo.',
      });
      assert.equal(asked.status, 201);
      assert.match(asked.body.id, /^\d+$/);
      assert.ok(asked.body.url);
      assert.match(String(asked.body.first_message), /^\d+$/);
      const reply = await answer(bea, asked.body.id);
      const accepted = await site.api('PUT', `/api/v1/conversations/${asked.body.id}/accepted`, { token: ana, body: { message: reply.id } });
      assert.ok([200, 204].includes(accepted.status), JSON.stringify(accepted.body));
      const shown = (await site.api('GET', `/api/v1/conversations/${asked.body.id}`)).body;
      assert.equal(shown.accepted, reply.id);
      assert.equal(shown.messages.items.length, 2);
      const undone = await site.api('DELETE', `/api/v1/conversations/${asked.body.id}/accepted`, { token: ana });
      assert.ok([200, 204].includes(undone.status));
      assert.equal((await site.api('GET', `/api/v1/conversations/${asked.body.id}`)).body.solved, false);
    });

    test('a vote counts people, not clicks', async () => {
      const { id } = await ask(ana);
      const reply = await answer(bea, id);
      for (let i = 0; i < 2; i += 1) {
        const voted = await site.api('PUT', `/api/v1/messages/${reply.id}/vote`, { token: ana });
        assert.ok([200, 204].includes(voted.status), JSON.stringify(voted.body));
      }
      const shown = (await site.api('GET', `/api/v1/conversations/${id}`)).body;
      assert.equal(shown.messages.items.find((m) => m.id === reply.id).votes, 1);
      await site.api('DELETE', `/api/v1/messages/${reply.id}/vote`, { token: ana });
      const after = (await site.api('GET', `/api/v1/conversations/${id}`)).body;
      assert.equal(after.messages.items.find((m) => m.id === reply.id).votes, 0);
    });

    test('messages come in pages of the asked size until there is no next', async () => {
      const { id } = await ask(ana);
      for (let i = 0; i < 24; i += 1) await answer(bea, id, `Respuesta número ${i}`);
      assert.equal((await site.api('GET', `/api/v1/conversations/${id}`)).body.messages.items.length, 20);
      const seen = new Set();
      let next = '';
      do {
        const { body } = await site.api('GET', `/api/v1/conversations/${id}/messages?limit=10${next ? `&after=${next}` : ''}`);
        body.items.forEach((m) => seen.add(m.id));
        next = body.next;
      } while (next);
      assert.equal(seen.size, 25);
    });

    test('what was written is found, in both languages, whatever the accents', async () => {
      await post(ana, '/api/v1/conversations', { space, kind: 'discussion', title: 'Camiones aparcados delante de la oficina', body: 'Llevan ahí desde el lunes.' });
      await post(ana, '/api/v1/conversations', { space, kind: 'question', title: 'Lost my travelling adapter', body: 'Has anybody found one?' });
      const es = (await site.api('GET', '/api/v1/search?q=camión+aparcado')).body;
      assert.match(es.items[0].title, /Camiones/);
      const en = (await site.api('GET', '/api/v1/search?q=travel+adapters')).body;
      assert.match(en.items[0].title, /adapter/);
      assert.deepEqual((await site.api('GET', '/api/v1/search?q=nadaqueverconnada')).body.items, []);
    });

    test('the same Idempotency-Key makes one conversation', async () => {
      const body = { space, kind: 'question', title: '¿Se duplica esto alguna vez?', body: 'Espero que no.' };
      const headers = { 'Idempotency-Key': `k-${Date.now()}` };
      const first = await post(ana, '/api/v1/conversations', body, headers);
      const second = await post(ana, '/api/v1/conversations', body, headers);
      assert.equal(first.status, 201);
      assert.equal(second.body.id, first.body.id);
      const other = await post(ana, '/api/v1/conversations', { ...body, title: 'Otra cosa bien distinta' }, headers);
      assert.ok([409, 422].includes(other.status));
    });

    test('errors say what is wrong, field by field, in the caller’s language', async () => {
      const wrong = await post(ana, '/api/v1/conversations', { space, kind: 'question', title: '', body: '' }, { 'Accept-Language': 'en' });
      assert.equal(wrong.status, 422);
      assert.equal(wrong.body.error.kind, 'invalid');
      assert.deepEqual(wrong.body.error.fields.map((f) => f.field).sort(), ['body', 'title']);
      const spanish = await post(ana, '/api/v1/conversations', { space, kind: 'question', title: '', body: '' }, { 'Accept-Language': 'es' });
      assert.notEqual(spanish.body.error.message, wrong.body.error.message);
      assert.equal((await post(undefined, '/api/v1/conversations', { space, kind: 'question', title: 'Sin cuenta', body: 'x' })).status, 401);
      assert.equal((await site.api('GET', '/api/v1/conversations/1')).status, 404);
      assert.equal((await site.api('GET', '/api/v1/nothing')).body.error.kind, 'not_found');
      assert.equal((await post('bad-token', '/api/v1/conversations', {})).status, 401);
    });

    test('the OpenAPI description names every endpoint of the contract', async () => {
      const { body } = await site.api('GET', '/api/openapi.json');
      assert.match(body.openapi, /^3\.1/);
      for (const path of ['/api/v1/spaces', '/api/v1/conversations', '/api/v1/conversations/{id}', '/api/v1/search',
        '/api/v1/conversations/{id}/messages', '/api/v1/conversations/{id}/accepted', '/api/v1/messages/{id}/vote']) {
        assert.ok(body.paths[path], path);
      }
    });

    test('what was acknowledged survives kill -9', async () => {
      const { id } = await ask(ana);
      const reply = await answer(bea, id, 'Esto ya está en el disco.');
      await site.stop('SIGKILL');
      await site.start();
      const shown = (await site.api('GET', `/api/v1/conversations/${id}`)).body;
      assert.ok(shown.messages.items.some((m) => m.id === reply.id));
    });

    test('administrators’ tokens meet no limits', async () => {
      const answers = await Promise.all(Array.from({ length: 60 }, (_, i) => ask(admin, `Pregunta seguida número ${i}`)));
      assert.equal(new Set(answers.map((a) => a.id)).size, 60);
    });
  });
}

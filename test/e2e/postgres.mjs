// A database of its own on the server of COLOQUIO_TEST_PG.
import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

export function newDatabase(server) {
  const name = `coloquio_e2e_${randomBytes(6).toString('hex')}`;
  const sql = (text) => execFileSync('psql', ['-qX', '-d', server, '-c', text], { stdio: ['ignore', 'ignore', 'inherit'] });
  sql(`CREATE DATABASE ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    // As after a crash of the server: connections end, and none is taken until letEverybodyIn().
    letNobodyIn: () => {
      sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
      sql(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}'`);
    },
    letEverybodyIn: () => sql(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`),
    drop: () => sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

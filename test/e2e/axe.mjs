// What axe-core says of the page as it stands: ["axe on /ask: label: <input …>"].
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function violations(page) {
  await page.evaluate(axe); // Not as a script of the page: the policy forbids inline code.
  const found = await page.evaluate(() => window.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  const { pathname, search } = new URL(page.url());
  return found.violations.map((v) => `axe on ${pathname}${search}: ${v.id}: ${v.nodes[0].html}`);
}

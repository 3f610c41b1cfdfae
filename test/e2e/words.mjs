// The sentences of messages/*.json, so that tests name a button by its key and hold in both languages.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const read = (language) => JSON.parse(readFileSync(resolve(import.meta.dirname, `../../messages/${language}.json`), 'utf8'));
const all = { es: read('es'), en: read('en') };

export function say(language, key) {
  const text = key.split('.').reduce((at, name) => at?.[name], all[language]);
  if (typeof text !== 'string') throw new Error(`no plain message ${key} in ${language}`);
  return text;
}

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placeholders, sourceTexts } from './source-texts.ts';

const root = resolve(import.meta.dirname, '../../..');

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;
}

const korean = readTexts('l10n/bundle.l10n.ko.json');
const parts = ['src/core', 'src/cli', 'src/worker', 'src/protocol', 'src/host', 'webview'];
const texts = [...new Set(parts.flatMap(part => sourceTexts(join(root, part))))].toSorted();

describe('the Korean texts of the sources', () => {
  it('are looked for in every part that has some', () => {
    const counts = ['src/core', 'src/host', 'webview'].map(
      part => sourceTexts(join(root, part)).length,
    );
    expect(Math.min(...counts)).toBeGreaterThan(40);
  });

  it.each(texts)('have "%s" with the same placeholders', text => {
    expect(korean).toHaveProperty([text]);
    expect(placeholders(korean[text] ?? '')).toEqual(placeholders(text));
  });

  it('have no text that nothing shows', () => {
    expect(Object.keys(korean).filter(text => !texts.includes(text))).toEqual([]);
  });

  it('have their keys sorted', () => {
    const keys = Object.keys(korean);
    expect(keys).toEqual(keys.toSorted());
  });
});

describe('the texts of package.json', () => {
  const used =
    readFileSync(join(root, 'package.json'), 'utf8').match(/(?<="%)[^%"]+(?=%")/gu) ?? [];

  it.each(['package.nls.json', 'package.nls.ko.json'])('are all in %s, and no others', file => {
    expect(Object.keys(readTexts(file)).toSorted()).toEqual([...new Set(used)].toSorted());
  });
});

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { modelPresets } from '../../../src/core/embed/transformer/presets.ts';

const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8');
const poolings = { mean: 'mean', cls: 'first token', last: 'last token', own: 'its own' } as const;
const languages = { multilingual: 'many, with Korean', english: 'English' } as const;

/** The cells of a row of a table. */
function cells(line: string): string[] {
  const marked = line.replaceAll('\\|', '\u0000').split('|').slice(1, -1);
  return marked.map(cell => cell.replaceAll('\u0000', '|').replaceAll('`', '').trim());
}

it.each(modelPresets)('README.md says how $id is used', preset => {
  const row = readme
    .split('\n')
    .find(line => /^\| `\w[\w-]*\/.*\|$/.test(line) && line.includes(`\`${preset.id}\``));
  const [ids = '', ...rest] = cells(row ?? '');
  expect(ids.split(', ')).toContain(preset.id);
  expect(rest).toEqual([
    poolings[preset.pooling ?? 'own'],
    preset.prefix === '' ? '–' : preset.prefix?.trim(),
    String(preset.maxTokens),
    languages[preset.languages],
  ]);
});

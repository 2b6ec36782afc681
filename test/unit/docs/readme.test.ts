import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../../package.json' with { type: 'json' };
import texts from '../../../package.nls.json' with { type: 'json' };
import { usage } from '../../../src/cli/usage.ts';

const root = resolve(import.meta.dirname, '../../..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');

/** The cells of the table row whose first cell is `first`. */
function rowOf(first: string): readonly string[] {
  const line = readme.split('\n').find(text => text.startsWith(`| ${first} `)) ?? '';
  return line
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim());
}

describe('README.md', () => {
  const titles = Object.entries(texts)
    .filter(([key]) => key.startsWith('command.'))
    .map(([, title]) => title);

  it.each(titles)('says what the command “%s” does', title => {
    expect(rowOf(title)).toHaveLength(2);
  });

  const settings = Object.entries(manifest.contributes.configuration.properties);

  it.each(settings)('gives the default of %s', (name, { default: value }) => {
    const shown = value === '' ? 'empty' : `\`${String(value)}\``;
    expect(rowOf(`\`${name}\``)[1]).toBe(shown);
  });

  it('shows the help of the command line', () => {
    expect(readme).toContain(usage);
  });
});

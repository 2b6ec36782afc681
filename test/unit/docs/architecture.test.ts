import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const core = join(root, 'src/core');

/** The files that the list of the core names, such as `dataset/scan/scan`; a folder stands for all in it. */
function namedFiles(): readonly string[] {
  const text = readFileSync(join(root, 'docs/architecture.md'), 'utf8');
  const section = text.slice(text.indexOf('### `src/core`'), text.indexOf('### `src/host`'));
  const items = section.split('\n').filter(line => line.startsWith('- '));
  const names = items.map(item => item.slice(0, item.search(/: [a-z]/)));
  return names.flatMap(cell => {
    let folder = '';
    return [...cell.matchAll(/`([^`]+)`/g)].flatMap(([, name = '']) => {
      if (name.endsWith('/')) return filesIn(name);
      const at = name.lastIndexOf('/') + 1;
      if (at > 0) folder = name.slice(0, at);
      const file = name.slice(at).replace(/\.ts$/, '');
      return [`${folder}${file}`];
    });
  });
}

/** Files below a folder of the core, without their extension. */
function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(join(core, folder), { recursive: true, encoding: 'utf8' });
  return entries
    .filter(file => file.endsWith('.ts'))
    .map(file => `${folder}${file.replaceAll('\\', '/').replace(/\.ts$/, '')}`);
}

describe('docs/architecture.md', () => {
  it('names every file of the core, and none that is gone', () => {
    expect(namedFiles().toSorted()).toEqual(filesIn('').toSorted());
  });
});

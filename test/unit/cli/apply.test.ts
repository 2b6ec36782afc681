import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rowOf, sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();

describe('apply', () => {
  it('writes a run of another file, which the other commands take', async () => {
    const parent = await tempFolder();
    const [source, other] = [join(parent, 'data.jsonl'), join(parent, 'other.jsonl')];
    const cache = ['--cache', join(parent, 'cache')];
    await writeFile(source, sampleLines(60));
    await writeFile(other, `${sampleLines(20)}oops\n${rowOf('What is 17 times 23?')}`);
    expect(await run('cluster', source, '--k', '4', ...cache)).toMatchObject({ code: 0 });

    const applied = await run('apply', `${source}.clusters`, other, ...cache, '--json');
    expect(applied).toMatchObject({ code: 0, stderr: '' });
    const result = JSON.parse(applied.stdout) as { suggested: number; clusters: { id: number }[] };
    const folder = `${other}.clusters`;
    expect(result).toMatchObject({ rows: 21, invalid: 1, unlike: 0, run: folder });
    expect(result.clusters.map(({ id }) => id)).toEqual([1, 2, 3, 4]);

    const text = await run('apply', `${source}.clusters`, other, ...cache);
    expect(text.stdout).toContain(`--unlike ${result.suggested.toFixed(2)} leaves out`);
    const limit = ['--unlike', '0.05'];
    const near = await run('apply', `${source}.clusters`, other, ...cache, ...limit);
    expect(near.stdout).toMatch(/\d+ rows are unlike every cluster/);
    expect(near.stdout).not.toContain('--unlike');
    expect(await run('show', folder)).toMatchObject({ code: 0, stderr: '' });
    const split = await run('split', folder, '--out', join(parent, 'out'), '--json');
    expect(JSON.parse(split.stdout)).toMatchObject({ invalid: 1, lines: 22 });
    expect(await run('verify', join(parent, 'out'))).toMatchObject({ code: 0, stderr: '' });
  });

  it('says what is wrong in one line', async () => {
    const parent = await tempFolder();
    const missing = await run('apply', parent, join(parent, 'other.jsonl'));
    expect(missing).toMatchObject({ code: 1, stdout: '' });
    expect(missing.stderr).toMatch(/^instruction-clusters: .* holds no run\. [^\n]+\n$/);
    for (const [words, message] of [
      [['apply'], 'RUN is missing.'],
      [['apply', parent], 'FILE is missing.'],
      [['apply', parent, 'b', 'c'], '"c" is one argument too many.'],
      [['apply', parent, 'b', '--unlike', '3'], '--unlike takes a number from 0 to 2, not "3".'],
    ] as const) {
      const wrong = await run(...words);
      expect([wrong.code, wrong.stdout]).toEqual([2, '']);
      expect(wrong.stderr).toContain(message);
    }
  });
});

describe('split', () => {
  it('writes one file with fields, a sample of it, and shows its plan', async () => {
    const parent = await tempFolder();
    const source = join(parent, 'data.jsonl');
    const out = join(parent, 'out');
    await writeFile(source, sampleLines(60));
    const cache = ['--cache', join(parent, 'cache')];
    expect(await run('cluster', source, '--k', '4', ...cache)).toMatchObject({ code: 0 });
    const words = [
      'split',
      `${source}.clusters`,
      '--out',
      out,
      '--rows',
      '12',
      '--choice',
      'varied',
    ];
    const plan = await run(...words, '--layout', 'combined', '--plan', '--json');
    expect(JSON.parse(plan.stdout)).toMatchObject({ leftOut: 48, lines: 60 });
    const split = await run(...words, '--layout', 'combined', '--fields', 'c,-,-', '--rest');
    expect(split).toMatchObject({ code: 0, stderr: '' });
    expect(split.stdout).toContain('kept 12 + left out 48 + dropped 0 + invalid 0 = 60 lines');
    const rows = (await readFile(join(out, 'data-clusters.jsonl'), 'utf8')).trimEnd().split('\n');
    expect(rows.every(row => (JSON.parse(row) as { c: number }).c >= 1)).toBe(true);
    expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
    const wrong = await run('split', source, '--out', out, '--rest');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining('--rows N is missing')]);
  });
});

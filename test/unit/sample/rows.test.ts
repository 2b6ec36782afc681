import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleOptions } from '../../../scripts/sample/options.ts';
import { type SampleRow, taskTypes } from '../../../scripts/sample/row.ts';
import { requestOf, sampleRows, typeShares } from '../../../scripts/sample/rows.ts';

const committed = join(import.meta.dirname, '../../../samples/instructions.jsonl');

function written(rows: number, seed: number): string {
  return Array.from(sampleRows(rows, seed), row => `${JSON.stringify(row)}\n`).join('');
}

const larger: readonly SampleRow[] = [...sampleRows(6000, 2)];
const sample: readonly SampleRow[] = [...sampleRows(2000, 1)];

describe('samples/instructions.jsonl', () => {
  it('is what `npm run sample -- --rows 2000 --seed 1` writes', async () => {
    const text = await readFile(committed, 'utf8');
    expect(text.split('\n')).toHaveLength(2001);
    expect(text === written(2000, 1)).toBe(true);
  });

  it('has four string fields a row and never an empty instruction', async () => {
    const lines = (await readFile(committed, 'utf8')).trimEnd().split('\n');
    for (const line of lines) {
      const row = JSON.parse(line) as Record<string, unknown>;
      expect(Object.keys(row)).toEqual(['instruction', 'input', 'output', 'type']);
      expect(Object.values(row).every(value => typeof value === 'string')).toBe(true);
      expect(row['instruction']).toMatch(/\S/u);
      expect(taskTypes).toContain(row['type']);
    }
  });
});

describe('the sample rows', () => {
  it.each(taskTypes)('hold their share of %s, in both languages', type => {
    const rows = sample.filter(row => row.type === type);
    expect(Math.abs((rows.length / sample.length) * 100 - typeShares[type])).toBeLessThan(2);
    const korean = rows.filter(row => /[가-힣]/u.test(row.instruction));
    expect(korean.length / rows.length).toBeGreaterThan(0.45);
    expect(korean.length / rows.length).toBeLessThan(0.75);
  });

  it('are mostly different requests, with a few exact duplicates', () => {
    expect(new Set(sample.map(requestOf)).size / sample.length).toBeGreaterThan(0.97);
    const duplicates = sample.length - new Set(sample.map(row => JSON.stringify(row))).size;
    expect(duplicates).toBeGreaterThanOrEqual(5);
    expect(duplicates).toBeLessThan(40);
  });

  it.each(taskTypes)('ask for %s in many ways', type => {
    const rows = larger.filter(row => row.type === type);
    for (const korean of [true, false]) {
      const inLanguage = rows.filter(row => /[가-힣]/u.test(row.instruction) === korean);
      const openings = new Set(inLanguage.map(row => row.instruction.slice(0, 12)));
      expect(openings.size).toBeGreaterThanOrEqual(12);
    }
  });

  it('have an output unless they are broken', () => {
    for (const row of sample) if (row.type !== 'broken') expect(row.output).toMatch(/\S/u);
  });

  it('leave no slot or particle marker unfilled unless they are broken', () => {
    for (const row of sample.filter(({ type }) => type !== 'broken')) {
      const text = row.instruction + row.input + row.output;
      expect(text).not.toMatch(/[{}]|undefined|NaN|\[[가-힣]+\/[가-힣]+\]/u);
    }
  });

  it('depend on the seed and on nothing else', () => {
    expect(written(300, 7)).toBe(written(300, 7));
    expect(written(300, 7)).not.toBe(written(300, 8));
    expect([...sampleRows(1, 3)]).toHaveLength(1);
  });

  it('stay mostly different in a large set', () => {
    const requests = new Set<string>();
    for (const row of sampleRows(20_000, 1)) requests.add(requestOf(row));
    expect(requests.size / 20_000).toBeGreaterThan(0.95);
  });
});

describe('sampleOptions', () => {
  it('has defaults and takes whole numbers', () => {
    const out = 'samples/instructions.jsonl';
    expect(sampleOptions([])).toEqual({ rows: 2000, seed: 1, out });
    expect(sampleOptions(['--rows', '5', '--seed=9'])).toEqual({ rows: 5, seed: 9, out });
  });

  it.each([[['--rows', '0']], [['--rows', '1.5']], [['--seed', 'x']], [['--row', '3']]])(
    'refuses %j',
    args => {
      expect(() => sampleOptions(args)).toThrow(expect.objectContaining({ code: 'usage' }));
    },
  );
});

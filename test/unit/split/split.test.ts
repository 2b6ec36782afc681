import { appendFile, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planSplit } from '../../../src/core/split/plan-split.ts';
import type { SplitRequest } from '../../../src/core/split/split.ts';
import { verifySplit } from '../../../src/core/split/verify-split.ts';
import { split } from '../../../src/core/split/write-split.ts';
import { makeRun, quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();
const row = (text: string): string => `${JSON.stringify({ instruction: text })}\n`;
const content = `${row('a')}broken\n${row('b')}\n${row('c')}${row('d')}`;

async function fixture(): Promise<{ parent: string; request: SplitRequest; source: string }> {
  const parent = await tempFolder();
  const { folder, source } = await makeRun(parent, content, index => [1, 2, 0, 1][index] ?? 0);
  const out = join(parent, 'split', 'files');
  return { parent, source, request: { folder, out, drop: [2], names: {}, force: false } };
}

describe('planSplit', () => {
  it('shows the files and counts that the split then writes', async () => {
    const { request } = await fixture();
    const plan = await planSplit({ ...request, names: { 1: '질문/답: "A"' } });
    expect(plan).toEqual({
      out: request.out,
      lines: 6,
      leftOut: 0,
      drawn: [],
      existing: [],
      forms: [],
      files: [
        { file: 'cluster-01-질문-답-a.jsonl', kind: 'cluster', cluster: 1, rows: 2, bytes: 40 },
        { file: '_dropped.jsonl', kind: 'dropped', cluster: null, rows: 1, bytes: 20 },
        { file: '_unclustered.jsonl', kind: 'unclustered', cluster: null, rows: 1, bytes: 20 },
        { file: '_invalid.txt', kind: 'invalid', cluster: null, rows: 2, bytes: 8 },
      ].map(file => ({ ...file, type: null })),
    });
    const result = await split({ ...request, names: { 1: '질문/답: "A"' } }, quietWork());
    expect(
      result.files.map(({ sha256, added, sum, ...file }) => ({
        ...file,
        known: sum === null && sha256.length + added,
      })),
    ).toEqual(plan.files.map(file => ({ ...file, known: 64 })));
  });

  it('names the clusters that do not exist', async () => {
    const { request } = await fixture();
    await expect(planSplit({ ...request, drop: [1, 9] })).rejects.toMatchObject({
      code: 'cluster-unknown',
    });
  });
});

describe('split', () => {
  it('writes rows byte for byte and a manifest that adds up', async () => {
    const { request } = await fixture();
    const result = await split(request, quietWork());
    expect(result).toMatchObject({ kept: 2, dropped: 1, unclustered: 1, invalid: 2, lines: 6 });
    const read = (file: string): Promise<string> => readFile(join(request.out, file), 'utf8');
    expect(await read('cluster-01-요약-summary.jsonl')).toBe(row('a') + row('d'));
    expect(await read('_dropped.jsonl')).toBe(row('b'));
    expect(await read('_unclustered.jsonl')).toBe(row('c'));
    expect(await read('_invalid.txt')).toBe('broken\n\n');
    const manifest = JSON.parse(await read('manifest.json')) as unknown;
    expect(manifest).toMatchObject({
      source: { path: '../../data.jsonl', bytes: 88, lines: 6, bom: false },
      run: { k: 2, seed: 7, template: '{instruction}' },
      counts: { kept: 2, dropped: 1, unclustered: 1, invalid: 2 },
      dropped: [2],
      invalidLines: { blank: ['4'], json: ['2'] },
    });
    expect((await readdir(request.out)).length).toBe(5);
  });

  it('leaves nothing beside the folder', async () => {
    const { parent, request } = await fixture();
    await split(request, quietWork());
    expect(await readdir(join(parent, 'split'))).toEqual(['files']);
  });

  it('never overwrites an earlier split without being told', async () => {
    const { request } = await fixture();
    await split(request, quietWork());
    await expect(split({ ...request, drop: [] }, quietWork())).rejects.toMatchObject({
      code: 'split-exists',
    });
    expect((await verifySplit(request.out, quietWork())).problems).toEqual([]);
  });

  it('replaces exactly the files of the earlier split when told', async () => {
    const { parent, request } = await fixture();
    await split(request, quietWork());
    await writeFile(join(request.out, 'notes.txt'), 'mine');
    const again = { ...request, drop: [], names: { 1: 'one', 2: 'two' }, force: true };
    expect((await planSplit(again)).existing).toContain('_dropped.jsonl');
    await split(again, quietWork());
    expect((await readdir(request.out)).sort()).toEqual([
      '_invalid.txt',
      '_unclustered.jsonl',
      'cluster-01-one.jsonl',
      'cluster-02-two.jsonl',
      'manifest.json',
      'notes.txt',
    ]);
    expect((await verifySplit(request.out, quietWork())).problems).toEqual([]);
    expect(await readdir(join(parent, 'split'))).toEqual(['files']);
  });

  it("never replaces a person's own file, not even when told", async () => {
    const { request } = await fixture();
    await mkdir(request.out, { recursive: true });
    await writeFile(join(request.out, '_Dropped.jsonl'), 'mine');
    await expect(split({ ...request, force: true }, quietWork())).rejects.toMatchObject({
      code: 'out-name-taken',
    });
    expect(await readdir(request.out)).toEqual(['_Dropped.jsonl']);
  });

  it('works beside the source', async () => {
    const { parent, request, source } = await fixture();
    await split({ ...request, out: parent }, quietWork());
    expect(await readFile(source, 'utf8')).toBe(content);
    expect(await readdir(parent)).toContain('manifest.json');
  });

  it('does not take the run folder or a file for its folder', async () => {
    const { request, source } = await fixture();
    await expect(split({ ...request, out: request.folder }, quietWork())).rejects.toMatchObject({
      code: 'out-is-run',
    });
    await expect(split({ ...request, out: source }, quietWork())).rejects.toMatchObject({
      code: 'not-a-folder',
    });
    await expect(
      split({ ...request, out: join(source, 'below') }, quietWork()),
    ).rejects.toMatchObject({ code: 'not-a-folder' });
  });

  it.each([
    ['longer', async (path: string) => appendFile(path, row('e'))],
    ['different', async (path: string) => writeFile(path, content.replace('"a"', '"x"'))],
    ['shorter', async (path: string) => writeFile(path, content.slice(0, -5))],
  ])('leaves nothing when the source has become %s', async (_, change) => {
    const { parent, request, source } = await fixture();
    await change(source);
    await expect(split(request, quietWork())).rejects.toMatchObject({ code: 'source-changed' });
    expect((await readdir(parent)).sort()).toEqual(['data.jsonl', 'data.jsonl.clusters']);
  });

  it('says so when the source is gone', async () => {
    const { request, source } = await fixture();
    await rm(source);
    await expect(split(request, quietWork())).rejects.toMatchObject({ code: 'source-missing' });
  });

  it.each(['split', 'verify'] as const)('leaves nothing when cancelled in “%s”', async stage => {
    const { parent, request } = await fixture();
    const abort = new AbortController();
    const work = {
      signal: abort.signal,
      report: (progress: { readonly stage: string }) => {
        if (progress.stage === stage) abort.abort();
      },
    };
    const failure: unknown = await split(request, work).catch((error: unknown) => error);
    expect(failure).toBe(abort.signal.reason);
    expect((await readdir(parent)).sort()).toEqual(['data.jsonl', 'data.jsonl.clusters']);
  });

  it('carries a row larger than every buffer', async () => {
    const parent = await tempFolder();
    const huge = row('가'.repeat(5_000_000));
    const { folder } = await makeRun(parent, row('a') + huge + row('b'), index => (index % 2) + 1);
    const out = join(parent, 'out');
    await split({ folder, out, drop: [], names: { 1: '', 2: 'huge' }, force: false }, quietWork());
    expect((await readFile(join(out, 'cluster-02-huge.jsonl'))).equals(Buffer.from(huge))).toBe(
      true,
    );
    expect(await readFile(join(out, 'cluster-01.jsonl'), 'utf8')).toBe(row('a') + row('b'));
  });

  it('writes a thousand files', async () => {
    const parent = await tempFolder();
    const lines = Array.from({ length: 20_000 }, (_, index) => row(`row ${index}`));
    const { folder } = await makeRun(parent, lines.join(''), index => (index % 1000) + 1);
    const out = join(parent, 'out');
    await split({ folder, out, drop: [], names: {}, force: false }, quietWork());
    expect((await readdir(out)).length).toBe(1001);
    const first = await readFile(join(out, 'cluster-0001-요약-summary.jsonl'), 'utf8');
    expect(first).toBe(lines.filter((_, index) => index % 1000 === 0).join(''));
  });
});

describe('verifySplit', () => {
  it('lists every discrepancy', async () => {
    const { request, source } = await fixture();
    const { files } = await split(request, quietWork());
    const path = (index: number): string => join(request.out, files[index]?.file ?? '');
    await appendFile(path(0), row('more'));
    await writeFile(path(1), (await readFile(path(1), 'utf8')).replace('b', 'x'));
    await rm(path(2));
    await appendFile(source, '\n');
    const { problems, source: state } = await verifySplit(request.out, quietWork());
    expect(state).toBe('changed');
    expect(problems).toEqual([
      expect.stringContaining('63 bytes instead of 40'),
      expect.stringContaining('3 lines instead of 2'),
      expect.stringContaining('_dropped.jsonl was changed'),
      expect.stringContaining('_unclustered.jsonl is missing'),
      expect.stringContaining('no longer the file that was split'),
    ]);
  });

  it('does without the source', async () => {
    const { request, source } = await fixture();
    await split(request, quietWork());
    await rm(source);
    const check = await verifySplit(request.out, quietWork());
    expect(check).toEqual({ files: 4, lines: 6, source: 'missing', problems: [] });
  });

  it('finds counts that do not add up', async () => {
    const { request } = await fixture();
    await split(request, quietWork());
    const path = join(request.out, 'manifest.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"kept": 2', '"kept": 3'));
    const { problems } = await verifySplit(request.out, quietWork());
    expect(problems).toContain('The files have 7 lines, the source has 6.');
  });

  it('needs a manifest, and one that stays in its folder', async () => {
    const { parent, request } = await fixture();
    await expect(verifySplit(parent, quietWork())).rejects.toMatchObject({ code: 'split-missing' });
    await split(request, quietWork());
    const path = join(request.out, 'manifest.json');
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.replace('_dropped.jsonl', '../../data.jsonl'));
    await expect(verifySplit(request.out, quietWork())).rejects.toMatchObject({
      code: 'split-damaged',
    });
    expect((await stat(join(parent, 'data.jsonl'))).size).toBe(88);
  });
});

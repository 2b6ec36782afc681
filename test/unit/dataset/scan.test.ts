import { createHash } from 'node:crypto';
import { appendFileSync, utimesSync } from 'node:fs';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scan } from '../../../src/core/dataset/scan/scan.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';
import type { Progress } from '../../../src/core/progress.ts';
import { quietWork } from '../run/run-fixture.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { linesOf, rowsOf, scanContent } from './scan-file.ts';

const tempFolder = tempFolders();
const template = parseTemplate('{instruction}');
const row = (instruction: unknown): string => JSON.stringify({ instruction });
const bom = Buffer.of(0xef, 0xbb, 0xbf);

describe('scan', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ])('finds the rows between %s', async (_, end) => {
    const content = Buffer.from([row('하나'), row('two'), ''].join(end));
    const { table } = await scanContent(await tempFolder(), content);
    expect(table.lines).toBe(2);
    expect(rowsOf(content, table)).toEqual([row('하나'), row('two')]);
    expect(table.source).toMatchObject({
      bytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  });

  it('takes mixed line ends, blank lines and a last line without an end', async () => {
    const content = Buffer.from(`${row('a')}\r\n\n \t\r\n${row('b')}\n\r\n${row('c')}`);
    const { table } = await scanContent(await tempFolder(), content);
    expect([...table.rowLines]).toEqual([0, 3, 5]);
    expect(rowsOf(content, table)).toEqual([row('a'), row('b'), row('c')]);
    expect(table.invalid.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'blank'],
      [2, 'blank'],
      [4, 'blank'],
    ]);
  });

  it('does not end a line at a return inside it, nor at Unicode line separators', async () => {
    const content = Buffer.from(`{"instruction":\r"a"}\n${row('b\u2028c\u0085d')}\n`);
    const { table } = await scanContent(await tempFolder(), content);
    expect(rowsOf(content, table)).toEqual(['{"instruction":\r"a"}', row('b\u2028c\u0085d')]);
  });

  it('leaves a byte order mark out of the first line', async () => {
    const content = Buffer.concat([bom, Buffer.from(`${row('a')}\n${row('b')}`)]);
    const { table } = await scanContent(await tempFolder(), content);
    expect(table.offsets[0]).toBe(3);
    expect(rowsOf(content, table)).toEqual([row('a'), row('b')]);
  });

  it('keeps one row that is all of the file', async () => {
    const content = Buffer.concat([bom, Buffer.from(row('a'))]);
    const { table } = await scanContent(await tempFolder(), content);
    expect([...table.offsets]).toEqual([3, content.length]);
    expect([...table.rowLines]).toEqual([0]);
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a byte order mark', bom],
  ])('finds no line in %s', async (_, content) => {
    const { table, unique } = await scanContent(await tempFolder(), content);
    expect(table).toMatchObject({ lines: 0, invalid: [] });
    expect(unique.count).toBe(0);
  });

  it('says of every line why it is no row', async () => {
    const content = Buffer.concat([
      Buffer.from('oops\n[1]\n"text"\n7\nnull\ntrue\n{"instruction":"cut\n'),
      Buffer.of(0x7b, 0x22, 0x69, 0xff, 0xfe, 0x22, 0x7d, 0x0a),
      Buffer.from(`${row('fine')}\n`),
    ]);
    const { table } = await scanContent(await tempFolder(), content);
    expect(table.invalid.map(({ reason }) => reason)).toEqual([
      'json',
      ...Array<string>(5).fill('not-object'),
      'json',
      'encoding',
    ]);
    expect(table.invalid.slice(1, 6).map(({ detail }) => detail)).toEqual([
      'The line is a list, not an object.',
      'The line is a string, not an object.',
      'The line is a number, not an object.',
      'The line is null, not an object.',
      'The line is a truth value, not an object.',
    ]);
    expect(table.invalid[0]?.detail).toContain('not valid JSON');
    expect([...table.rowLines]).toEqual([8]);
  });

  it('reads numbers, truth values, lists and objects as text', async () => {
    const values = [7, -0.5, true, false, ['a', 1], { a: 'b' }];
    const content = values.map(value => `${row(value)}\n`).join('');
    const { table, unique } = await scanContent(await tempFolder(), content);
    expect(table.invalid).toEqual([]);
    expect(unique.count).toBe(values.length);
  });

  it.each([
    ['null', null],
    ['an empty text', ''],
    ['white space', ' \n\t\u3000'],
    ['an empty list', []],
    ['an empty object', {}],
  ])('finds no text in %s', async (_, value) => {
    const { table } = await scanContent(await tempFolder(), `${row(value)}\n{"other":"a"}\n`);
    expect(table.invalid).toEqual([
      { line: 0, reason: 'no-text', detail: 'The row has no text in {instruction}.' },
      { line: 1, reason: 'no-text', detail: 'The row has no text in {instruction}.' },
    ]);
  });

  it('takes a row of 1 MB among short ones, and one longer than what is read at once', async () => {
    const long = [row('가'.repeat(350_000)), row('b'.repeat(9 << 20))];
    const content = Buffer.from([row('a'), long[0], row('c'), long[1], row('d')].join('\n'));
    const { table } = await scanContent(await tempFolder(), content);
    expect(rowsOf(content, table).map(text => text.length)).toEqual([
      row('a').length,
      long[0]?.length,
      row('c').length,
      long[1]?.length,
      row('d').length,
    ]);
    expect(Buffer.concat(linesOf(content, table)).equals(content)).toBe(true);
  });

  it('finds a broken character in a line that is cut by the end of a block', async () => {
    const filler = `${row('x'.repeat(1000))}\n`;
    const fill = filler.repeat(Math.floor((4 << 20) / filler.length));
    const broken = Buffer.from(row('y'.repeat(3000)));
    broken[2000] = 0xff;
    const content = Buffer.concat([Buffer.from(fill), broken, Buffer.from(`\n${filler}`)]);
    const { table } = await scanContent(await tempFolder(), content);
    expect(table.invalid).toEqual([
      {
        line: fill.length / filler.length,
        reason: 'encoding',
        detail: 'The line is not valid UTF-8.',
      },
    ]);
  });

  it('knows equal texts, whatever else is in their rows', async () => {
    const content = '{"instruction":"a"}\n{"instruction":"b"}\n{"x":1,"instruction":" a "}\n';
    const { table, unique } = await scanContent(await tempFolder(), content);
    expect([...unique.textOfRow]).toEqual([0, 1, 0]);
    expect([...unique.firstRow]).toEqual([0, 1]);
    expect([...unique.rows]).toEqual([2, 1]);
    expect(table.textHash[0]).toBe(table.textHash[2]);
    expect(table.textHash[0]).not.toBe(table.textHash[1]);
  });

  it('names a file that is missing and one that is a folder', async () => {
    const folder = await tempFolder();
    const missing = join(folder, 'gone.jsonl');
    await expect(scan(missing, template, quietWork())).rejects.toMatchObject({
      code: 'source-missing',
      message: `${missing} does not exist. Check the path.`,
    });
    await mkdir(join(folder, 'sub.jsonl'));
    await expect(scan(join(folder, 'sub.jsonl'), template, quietWork())).rejects.toMatchObject({
      code: 'source-unreadable',
    });
  });

  it.each([
    ['longer', (path: string) => appendFileSync(path, row('more'))],
    ['newer', (path: string) => utimesSync(path, 1, 1)],
  ])('stops at a file that becomes %s while it is read', async (_, change) => {
    const source = join(await tempFolder(), 'data.jsonl');
    await writeFile(source, `${row('a')}\n`);
    const report = ({ done }: Progress): void => {
      if (done === 0) change(source);
    };
    await expect(scan(source, template, { ...quietWork(), report })).rejects.toMatchObject({
      code: 'source-changed',
      message: `${source} changed while it was read. Run again when nothing writes to it.`,
    });
  });

  it('reports bytes up to the size of the file', async () => {
    const source = join(await tempFolder(), 'data.jsonl');
    await writeFile(source, `${row('a')}\n`);
    const seen: Progress[] = [];
    await scan(source, template, { ...quietWork(), report: progress => seen.push(progress) });
    const { size } = await stat(source);
    expect(seen[0]).toMatchObject({ stage: 'scan', unit: 'bytes', done: 0, total: size });
    expect(seen.at(-1)).toMatchObject({ done: size });
  });

  it('stops when it is cancelled', async () => {
    const source = join(await tempFolder(), 'data.jsonl');
    await writeFile(source, `${row('a')}\n`);
    const abort = new AbortController();
    const work = { signal: abort.signal, report: () => abort.abort('enough') };
    await expect(scan(source, template, work)).rejects.toBe('enough');
  });
});

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseTemplate } from '../../../src/core/dataset/choose-template.ts';
import { inspect, type Inspection } from '../../../src/core/dataset/inspect.ts';
import { tempFolders } from '../run/temp-folder.ts';

const tempFolder = tempFolders();

async function fileOf(content: string | Uint8Array): Promise<string> {
  const path = join(await tempFolder(), 'data.jsonl');
  await writeFile(path, content);
  return path;
}

async function inspectRows(...rows: readonly unknown[]): Promise<Inspection> {
  return inspect(await fileOf(rows.map(row => `${JSON.stringify(row)}\n`).join('')));
}

const templatesOf = ({ templates }: Inspection): string[] => templates.map(one => one.template);

describe('inspect', () => {
  it.each([
    [{ instruction: 'a', input: 'b', output: 'c' }, '{instruction}', '{instruction}\\n{input}'],
    [{ Instruction: 'a', Input: '', Output: 'c' }, '{Instruction}', '{Instruction}\\n{Input}'],
    [{ completion: 'a longer text', prompt: 'b' }, '{prompt}', '{completion}'],
    [{ answer: 'a longer text', question: 'b' }, '{question}', '{question}\\n{context}'],
    [{ messages: [{ role: 'user', content: 'a' }] }, '{messages[role=user][0].content}', undefined],
    [
      { conversations: [{ from: 'human', value: 'a' }] },
      '{conversations[from=human][0].value}',
      undefined,
    ],
    [
      { conversations: [{ from: 'user', value: 'a' }] },
      '{conversations[from=user][0].value}',
      undefined,
    ],
    [
      { conversations: [{ role: 'user', content: 'a' }] },
      '{conversations[role=user][0].content}',
      undefined,
    ],
    [{ id: 'long identifier', text: 'a' }, '{text}', '{id}'],
    [{ 질문: 'a', 답변: 'a longer one' }, '{답변}', '{질문}'],
  ])('knows the shape of %j', async (row, first, second) => {
    const templates = templatesOf(await inspectRows(row, row, row));
    expect(templates.slice(0, 2)).toEqual([first, second].filter(name => name !== undefined));
  });

  it('goes by what at least half of the rows have', async () => {
    const rows = [{ prompt: 'a' }, { text: 'b' }, { text: 'c' }];
    expect(templatesOf(await inspectRows(...rows))[0]).toBe('{text}');
  });

  it('says how many rows have a field, and shows its first text', async () => {
    const long = '가'.repeat(200);
    const { rows, fields } = await inspectRows(
      { a: ' ', b: long, c: 1 },
      { a: 'x', b: 'y' },
      { b: 'z', c: null },
      { b: '🦜'.repeat(200) },
    );
    expect(rows).toBe(4);
    expect(fields).toEqual([
      { name: 'b', share: 1, example: `${'가'.repeat(160)}…` },
      { name: 'a', share: 0.25, example: 'x' },
    ]);
  });

  it('shows the text of every template', async () => {
    const { templates } = await inspectRows({ instruction: 'Sum up', input: 'this' });
    expect(templates).toContainEqual({
      template: '{instruction}\\n{input}',
      example: 'Sum up\nthis',
    });
  });

  it('looks past a byte order mark and lines that are no rows', async () => {
    const { rows } = await inspect(await fileOf('\ufeff{"text":"a"}\r\n\noops\n[1]\n{"text":"b"}'));
    expect(rows).toBe(2);
  });

  it('offers no field whose name a template cannot say', async () => {
    const row = { '': 'a', ' ': 'b', ' x ': 'c', 'd.e': 'd', 'f[0]': 'e', '{g}': 'f', h: 'g' };
    expect(templatesOf(await inspectRows(row))).toEqual(['{h}']);
  });

  it('names a file that is missing and one that is a folder', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'sub'));
    await expect(inspect(join(folder, 'gone'))).rejects.toMatchObject({ code: 'source-missing' });
    await expect(inspect(join(folder, 'sub'))).rejects.toMatchObject({ code: 'source-unreadable' });
  });
});

describe('chooseTemplate', () => {
  it('takes what was asked for, or else what fits the file', async () => {
    const path = await fileOf('{"prompt":"a","text":"b"}\n');
    expect((await chooseTemplate(path, '{text}')).source).toBe('{text}');
    expect((await chooseTemplate(path, undefined)).source).toBe('{prompt}');
    await expect(chooseTemplate(path, 'text')).rejects.toMatchObject({ code: 'template-invalid' });
  });

  it('says so when no field of the rows has text', async () => {
    const path = await fileOf('{"a":1}\n{"a":null,"b":[]}\n{"b":" "}\n{}\n');
    await expect(chooseTemplate(path, undefined)).rejects.toMatchObject({
      code: 'no-field',
      message:
        `No field of the first 4 rows of ${path} holds text. ` +
        'Name one with a template such as {instruction}.',
    });
  });
});

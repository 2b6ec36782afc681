import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseTemplate } from '../../../src/core/dataset/template/choose-template.ts';
import {
  inspect,
  previewTexts,
  type Inspection,
} from '../../../src/core/dataset/template/inspect.ts';
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
    [
      { instruction: 'a', input: 'b', output: 'c' },
      'alpaca',
      '{instruction}',
      '{instruction}\\n{input}',
    ],
    [{ Instruction: 'a', Input: '', Output: 'c' }, 'alpaca', '{Instruction}', '{Output}'],
    [
      { instruction: 'a', instances: [{ input: 'b', output: 'c' }] },
      'alpaca',
      '{instruction}',
      '{instruction}\\n{instances[0].input}',
    ],
    [
      { instruction: 'a', context: 'b', response: 'c', category: 'd' },
      'dolly',
      '{instruction}',
      '{instruction}\\n{context}',
    ],
    [{ completion: 'longer', prompt: 'b' }, 'prompt-completion', '{prompt}', '{completion}'],
    [{ answer: 'longer', question: 'b' }, 'question-answer', '{question}', '{answer}'],
    [
      { context: 'c', question: 'b', answers: ['d'] },
      'question-answer',
      '{question}',
      '{question}\\n{context}',
    ],
    [{ prompt: 'a', chosen: 'b', rejected: 'c' }, 'preference', '{prompt}', '{chosen}'],
    [
      {
        prompt: [{ role: 'user', content: 'a' }],
        chosen: [{ role: 'assistant', content: 'b' }],
        rejected: [{ role: 'assistant', content: 'c' }],
      },
      'preference',
      '{prompt[role=user][0].content}',
      '{prompt[role=user].content}',
    ],
    [
      { chosen: [{ role: 'user', content: 'a' }], rejected: [{ role: 'user', content: 'a' }] },
      'preference',
      '{chosen[role=user][0].content}',
      '{chosen[role=user].content}',
    ],
    [
      {
        prompt: [{ role: 'user', content: 'a' }],
        completion: [{ role: 'assistant', content: 'b' }],
        label: true,
      },
      'prompt-completion',
      '{prompt[role=user][0].content}',
      '{prompt[role=user].content}',
    ],
    [
      { messages: [{ role: 'user', content: 'a' }] },
      'messages',
      '{messages[role=user][0].content}',
      '{messages[role=user].content}',
    ],
    [
      { messages: [{ role: 'user', content: [{ type: 'text', text: 'a' }] }] },
      'messages',
      '{messages[role=user][0].content}',
      '{messages[role=user].content}',
    ],
    [
      { conversations: [{ from: 'human', value: 'a' }] },
      'sharegpt',
      '{conversations[from=human][0].value}',
      '{conversations[from=human].value}',
    ],
    [
      { conversations: [{ from: 'user', value: 'a' }] },
      'sharegpt',
      '{conversations[from=user][0].value}',
      '{conversations[from=user].value}',
    ],
    [
      { conversations: [{ role: 'user', content: 'a' }] },
      'messages',
      '{conversations[role=user][0].content}',
      '{conversations[role=user].content}',
    ],
    [{ question_id: 1, turns: ['a', 'b'] }, 'multi-turn', '{turns[0]}', '{turns}'],
    [{ id: 'long identifier', text: 'a' }, 'text', '{text}', '{id}'],
    [{ 질문: 'a', 답변: 'a longer one' }, undefined, '{답변}', '{질문}'],
    [{ data: { question: 'a longer one', id: 'b' } }, undefined, '{data.question}', '{data.id}'],
  ])('knows the shape of %j', async (row, shape, first, second) => {
    const inspection = await inspectRows(row, row, row);
    expect(inspection.shape).toBe(shape);
    expect(templatesOf(inspection).slice(0, 2)).toEqual([first, second]);
  });

  it('offers every part of a chat, and what the answers are', async () => {
    const row = {
      tools: '[]',
      conversations: [
        { from: 'system', value: 'Be brief.' },
        { from: 'human', value: 'first' },
        { from: 'gpt', value: 'answer' },
        { from: 'human', value: 'second' },
      ],
    };
    const { templates } = await inspectRows(row);
    expect(templates.map(({ kind, example }) => [kind, example])).toEqual([
      ['first-user', 'first'],
      ['all-users', 'first\nsecond'],
      ['conversation', 'Be brief.\nfirst\nanswer\nsecond'],
      ['output', 'answer'],
      ['system', 'Be brief.'],
      ['field', '[]'],
    ]);
  });

  it('takes the input along where there is but a handful of instructions', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => ({ instruction: 'Sum up', input: `${i}` }));
    expect(templatesOf(await inspectRows(...rows))[0]).toBe('{instruction}\\n{input}');
    const varied = rows.map((row, i) => ({ ...row, instruction: `Sum up ${i}` }));
    expect(templatesOf(await inspectRows(...varied))[0]).toBe('{instruction}');
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
      kind: 'instruction-input',
      example: 'Sum up\nthis',
    });
  });

  it('looks past a byte order mark and lines that are no rows', async () => {
    const { rows } = await inspect(await fileOf('\ufeff{"text":"a"}\r\n\noops\n[1]\n{"text":"b"}'));
    expect(rows).toBe(2);
  });

  it('quotes names that are no plain words, and offers none that a template cannot say', async () => {
    const row = { '': 'aaa', ' x ': 'bbb', 'd."e': 'ccc', 'f|0': 'ddd', '{g}': 'eee', $: 'fff' };
    const inspection = await inspectRows(row);
    expect(inspection.templates.map(({ template, example }) => [template, example])).toEqual([
      ['{[""]}', 'aaa'],
      ['{[" x "]}', 'bbb'],
      ['{["d.\\"e"]}', 'ccc'],
      ['{["f|0"]}', 'ddd'],
      ['{["$"]}', 'fff'],
    ]);
    expect(inspection.names).toEqual(Object.keys(row));
  });

  it('names a file that is missing and one that is a folder', async () => {
    const folder = await tempFolder();
    await mkdir(join(folder, 'sub'));
    await expect(inspect(join(folder, 'gone'))).rejects.toMatchObject({ code: 'source-missing' });
    await expect(inspect(join(folder, 'sub'))).rejects.toMatchObject({ code: 'source-unreadable' });
  });
});

describe('previewTexts', () => {
  it('gives the texts of the first rows that have one', async () => {
    const path = await fileOf('{"a":"x"}\n{"b":1}\noops\n{"a":"y y y"}\n{"a":"z"}\n');
    expect(await previewTexts({ path }, '{a|first 1 word}!', 2)).toEqual(['x!', 'y!']);
  });
});

describe('chooseTemplate', () => {
  it('takes what was asked for, or else what fits the file', async () => {
    const path = await fileOf('{"prompt":"a","text":"b"}\n');
    expect((await chooseTemplate({ path }, '{text}')).source).toBe('{text}');
    expect((await chooseTemplate({ path }, undefined)).source).toBe('{prompt}');
    await expect(chooseTemplate({ path }, 'text')).rejects.toMatchObject({
      code: 'template-invalid',
    });
  });

  it('says so when no field of the rows has text', async () => {
    const path = await fileOf('{"a":1}\n{"a":null,"b":[]}\n{"b":" "}\n{}\n');
    await expect(chooseTemplate({ path }, undefined)).rejects.toMatchObject({
      code: 'no-field',
      message:
        `No field of the first 4 rows of ${path} holds text. ` +
        'Name one with a template such as {instruction}.',
    });
  });
});

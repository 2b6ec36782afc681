import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';
import { rejoin } from './rejoin.ts';

const tempFolder = tempFolders();
const instructions = sampleLines(24)
  .trimEnd()
  .split('\n')
  .map(line => (JSON.parse(line) as { instruction: string }).instruction);

/** A row of a shape; `said` is what is to be clustered. */
type RowOf = (said: string, row: number) => object;

const user = (content: unknown): object => ({ role: 'user', content });
const assistant = (content: unknown): object => ({ role: 'assistant', content });
const system = { role: 'system', content: 'You are a helpful assistant.' };
const picture = { type: 'image_url', image_url: { url: 'https://example.org/1.png' } };
const tool = { function: { name: 'search', arguments: '{"q":"비"}' } };

/** Those with `$` or a limit are asked for; the others are found. */
const shapes: readonly (readonly [name: string, rowOf: RowOf, template: string])[] = [
  ['Alpaca', said => ({ instruction: said, input: '', output: '답' }), '{instruction}'],
  [
    'Alpaca with capitals',
    said => ({ Instruction: said, Input: 'x', Output: '답' }),
    '{Instruction}',
  ],
  ['Alpaca with a response', said => ({ instruction: said, response: '답' }), '{instruction}'],
  [
    'Alpaca with instances',
    said => ({ instruction: said, instances: [{ input: 'x', output: '답' }] }),
    '{instruction}',
  ],
  [
    'few instructions and many inputs',
    said => ({ instruction: 'Sum up.', input: said, output: '답' }),
    '{instruction}\\n{input}',
  ],
  ['prompt and completion', said => ({ completion: '답', prompt: said }), '{prompt}'],
  ['question and answer', said => ({ id: 7, answer: '답', question: said }), '{question}'],
  [
    'question and answers',
    said => ({ context: 'c', question: said, answers: ['답'] }),
    '{question}',
  ],
  [
    'Dolly',
    said => ({ instruction: said, context: '', response: '답', category: 'open_qa' }),
    '{instruction}',
  ],
  [
    'ShareGPT',
    said => ({
      id: 'x_1',
      conversations: [
        { from: 'system', value: 'Be brief.' },
        { from: 'human', value: said },
        { from: 'gpt', value: '답' },
        { from: 'human', value: '더 짧게' },
      ],
    }),
    '{conversations[from=human][0].value}',
  ],
  [
    'ShareGPT with tools and a system prompt beside it',
    said => ({
      system: 'Be brief.',
      tools: '[{"name":"search"}]',
      conversations: [
        { from: 'human', value: said },
        { from: 'function_call', value: '{"name":"search"}' },
        { from: 'observation', value: '비' },
        { from: 'gpt', value: '답' },
      ],
    }),
    '{conversations[from=human][0].value}',
  ],
  [
    'OpenAI messages',
    said => ({ messages: [system, user(said), assistant('답'), user('더 짧게')] }),
    '{messages[role=user][0].content}',
  ],
  [
    'OpenAI messages in parts',
    said => ({ messages: [user([{ type: 'text', text: said }, picture]), assistant('답')] }),
    '{messages[role=user][0].content}',
  ],
  [
    'OpenAI messages that call tools',
    said => ({
      messages: [
        { content: said, role: 'user' },
        { role: 'assistant', content: null, tool_calls: [tool] },
        { role: 'tool', content: '비' },
        assistant('답'),
      ],
    }),
    '{messages[role=user][0].content}',
  ],
  ['DPO', said => ({ prompt: said, chosen: '답', rejected: '오답' }), '{prompt}'],
  [
    'DPO of messages',
    said => ({ prompt: [user(said)], chosen: [assistant('답')], rejected: [assistant('오답')] }),
    '{prompt[role=user][0].content}',
  ],
  [
    'preferences of whole chats',
    said => ({ chosen: [user(said), assistant('답')], rejected: [user(said), assistant('오답')] }),
    '{chosen[role=user][0].content}',
  ],
  ['KTO', (said, row) => ({ prompt: said, completion: '답', label: row % 2 === 0 }), '{prompt}'],
  [
    'KTO of messages',
    said => ({ prompt: [user(said)], completion: [assistant('답')], label: true }),
    '{prompt[role=user][0].content}',
  ],
  ['turns', said => ({ question_id: 1, turns: [said, '더 짧게'] }), '{turns[0]}'],
  ['questions', said => ({ questions: [said] }), '{questions[0]}'],
  ['plain text', said => ({ text: said }), '{text}'],
  ['a path of JSON', said => ({ data: { question: said, answer: '답' } }), '{$.data.question}'],
  [
    'a path into messages, cut after some tokens',
    said => ({ messages: [system, user(said)] }),
    '{messages[role=user][0].content|first 64 tokens}',
  ],
];

describe('rows of the shape', () => {
  it.each(shapes)(
    'of %s are clustered by what was asked, split and verified, byte for byte',
    async (_, rowOf, template) => {
      const folder = await tempFolder();
      const source = join(folder, 'rows.jsonl');
      const content = instructions.map((said, row) => `${JSON.stringify(rowOf(said, row))}\n`);
      await writeFile(source, content.join(''));
      const options = /\$|first/.test(template) ? ['--template', template] : [];
      const cache = ['--cache', join(folder, 'cache')];
      const clustered = await run('cluster', source, '--k', '3', ...cache, ...options, '--json');
      expect(clustered).toMatchObject({ code: 0, stderr: '' });
      expect(JSON.parse(clustered.stdout)).toMatchObject({ rows: 24, invalid: 0, template });
      const shown = await run('show', `${source}.clusters`, '--json');
      expect(JSON.parse(shown.stdout)).toMatchObject({
        counts: { rows: 24, unique: new Set(instructions).size },
      });
      const out = join(folder, 'out');
      const splitting = await run('split', `${source}.clusters`, '--out', out);
      expect(splitting).toMatchObject({ code: 0, stderr: '' });
      expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
      expect(await rejoin(`${source}.clusters`, out)).toEqual(await readFile(source));
    },
    120_000,
  );
});

describe('broken lines', () => {
  const row = (at: number): string => JSON.stringify({ instruction: instructions[at] });
  const rest = instructions.map((_, at) => row(at)).slice(4);

  it.each([
    [
      'markers of a merge conflict',
      ['<<<<<<< HEAD', row(0), row(1), '=======', row(2), '>>>>>>> a', row(3)],
    ],
    ['several objects on a line', [`${row(0)}${row(1)} ${row(2)}`, row(3)]],
    [
      'objects over several lines',
      [0, 1, 2, 3].map(at => JSON.stringify({ instruction: instructions[at] }, null, 2)),
    ],
    ['commas too many', [`${row(0)},`, row(1).replace(/\}$/, ',}'), row(2), `${row(3)},`]],
    ['the brackets of a list', ['[', `${row(0)},`, `${row(1)},`, `${row(2)},`, row(3), ']']],
  ])(
    'with %s are reported, and mended in a copy that is clustered, split and verified',
    async (_, broken) => {
      const folder = await tempFolder();
      const source = join(folder, 'broken.jsonl');
      const content = `${[...rest, ...broken].join('\n')}\n`;
      await writeFile(source, content);
      const cache = ['--cache', join(folder, 'cache')];
      const clustered = await run('cluster', source, '--k', '3', ...cache, '--json');
      const { invalid } = JSON.parse(clustered.stdout) as { invalid: number };
      expect(invalid).toBeGreaterThan(0);
      const mended = join(folder, 'mended.jsonl');
      expect(await run('repair', source, '--out', mended)).toMatchObject({ code: 0, stderr: '' });
      expect(await readFile(source, 'utf8')).toBe(content);
      const again = await run('cluster', mended, '--k', '3', ...cache, '--json');
      expect(JSON.parse(again.stdout)).toMatchObject({ rows: 24, invalid: 0 });
      const out = join(folder, 'out');
      expect((await run('split', `${mended}.clusters`, '--out', out)).code).toBe(0);
      expect(await run('verify', out)).toMatchObject({ code: 0, stderr: '' });
      expect(await rejoin(`${mended}.clusters`, out)).toEqual(await readFile(mended));
    },
    120_000,
  );
});

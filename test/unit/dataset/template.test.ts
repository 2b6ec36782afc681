import { describe, expect, it } from 'vitest';
import type { JsonRow } from '../../../src/core/dataset/scan/json-row.ts';
import { parseTemplate } from '../../../src/core/dataset/template/template.ts';

const render = (template: string, row: JsonRow): string => parseTemplate(template).render(row);

const chat = {
  messages: [
    { role: 'system', content: 'Be brief.' },
    { role: 'user', content: 'first' },
    { role: 'assistant', content: 'answer' },
    { role: 'user', content: 'second' },
  ],
};

describe('a template', () => {
  it.each([
    ['{instruction}', 'Sum up'],
    ['{ instruction }', 'Sum up'],
    ['{instruction}\\n{input}', 'Sum up\nthe text'],
    ['{instruction}\n{input}', 'Sum up\nthe text'],
    ['{instruction}\\t{input}', 'Sum up\tthe text'],
    ['Task: {instruction} / {input}!', 'Task: Sum up / the text!'],
    ['{{{instruction}}}', '{Sum up}'],
    ['\\{instruction}\\', '\\Sum up\\'],
    ['{instruction} {missing}', 'Sum up'],
  ])('gives %j of a row', (template, text) => {
    expect(render(template, { instruction: 'Sum up', input: 'the text' })).toBe(text);
  });

  it.each([
    ['{messages[role=user][0].content}', 'first'],
    ['{messages[role=user][1].content}', 'second'],
    ['{messages[0].content}', 'Be brief.'],
    ['{messages[role=tool][0].content}', ''],
    ['{messages[9].content}', ''],
    ['{messages.content}', ''],
    ['{messages[0][0]}', ''],
    ['{messages[-1].content}', 'second'],
    ['{messages[role=user].content}', 'first\nsecond'],
    ['{messages[*].content}', 'Be brief.\nfirst\nanswer\nsecond'],
    ['{$.messages[1].content}', 'first'],
    ['{$["messages"][1]["content"]}', 'first'],
    ['{messages[*].missing}', ''],
    ['{messages[role=assistant]}', '[{"role":"assistant","content":"answer"}]'],
  ])('follows %s into lists and objects', (template, text) => {
    expect(render(template, chat)).toBe(text);
  });

  it('reads content in parts, and lists of texts, one a line', () => {
    const picture = { type: 'image_url', image_url: { url: 'x' } };
    const parts = [{ type: 'text', text: 'What is' }, picture, { type: 'text', text: 'this?' }];
    const row = { messages: [{ content: parts }, { content: 'A cat' }], turns: ['a', ' ', 'b'] };
    expect(render('{messages[0].content}', row)).toBe('What is\nthis?');
    expect(render('{messages[*].content}', row)).toBe('What is\nthis?\nA cat');
    expect(render('{turns}', row)).toBe('a\nb');
    expect(render('{list}', { list: [1, 'a'] })).toBe('[1,"a"]');
    expect(render('{list}', { list: [] })).toBe('');
    expect(render('{list}', { list: [{ type: 'pear', kilos: 2 }] })).toBe(
      '[{"type":"pear","kilos":2}]',
    );
  });

  it.each([
    ['{a|first 3}', 'one'],
    ['{a | first 5 characters}', 'one t'],
    ['{a|last 1 character}', '🦜'],
    ['{a|first 2 words}', 'one two'],
    ['{a|last 2 words}', '세 🦜'],
    ['{a|first 99 words}', 'one two 세 🦜'],
    ['{a|first 999}', 'one two 세 🦜'],
    ['{["p|q"]|first 1}{a|first 1}', 'zo'],
    ['{a|first 4}|', 'one|'],
  ])('cuts a field as %s says', (template, text) => {
    expect(render(template, { a: ' one two 세 🦜 ', 'p|q': 'z' })).toBe(text);
  });

  it.each(['{a|}', '{a|first}', '{a|first 0}', '{a|middle 3}', '{a|first 3 letters}', '{a|b}'])(
    'says that the limit of %j is not understood',
    template => {
      expect(() => parseTemplate(template)).toThrow(
        /whose limit is not understood\. Write it such/,
      );
    },
  );

  it('has no text when its fields have none, whatever stands around them', () => {
    expect(render('Question: {a}, {b}', { a: ' ', b: null })).toBe('');
    expect(render('Question: {a}, {b}', { a: ' ', b: 0 })).toBe('Question:  , 0');
  });

  it('does not take what every object has for a field', () => {
    expect(render('{constructor}', {})).toBe('');
    expect(render('{a.length}', { a: 'text' })).toBe('');
    expect(render('{__proto__}', JSON.parse('{"__proto__":"own"}') as JsonRow)).toBe('own');
  });

  it.each(['{instruction', 'instruction}', '{a{b}', '{a}}', '{{a}', '{'])(
    'says that %j has a brace without its partner',
    template => {
      expect(() => parseTemplate(template)).toThrow(
        expect.objectContaining({
          code: 'template-invalid',
          message: `The template "${template}" has a brace without its partner. Write {{ for a brace itself.`,
        }),
      );
    },
  );

  it.each(['', 'no field', '{{instruction}}'])('says that %j has no field', template => {
    expect(() => parseTemplate(template)).toThrow(/has no field\. Write one in braces/);
  });

  it.each(['{}', '{ }', '{[0]}', '{a[}', '{a[b]}', '{a..b}', '{a]}'])(
    'says that %j names no field',
    template => {
      expect(() => parseTemplate(template)).toThrow(/which names no field/);
    },
  );
});

import { describe, expect, it } from 'vitest';
import type { JsonRow } from '../../../src/core/dataset/json-row.ts';
import { parseTemplate } from '../../../src/core/dataset/template.ts';

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
    ['{messages[role=assistant]}', '[{"role":"assistant","content":"answer"}]'],
  ])('follows %s into lists and objects', (template, text) => {
    expect(render(template, chat)).toBe(text);
  });

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

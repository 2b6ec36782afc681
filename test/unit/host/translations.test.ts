import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const host = join(root, 'src/host');

function readTexts(file: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(root, file), 'utf8')) as Record<string, string>;
}

/** The texts that the host's source gives to `vscode.l10n.t()`. */
function hostTexts(): readonly string[] {
  const files = readdirSync(host, { recursive: true, encoding: 'utf8' });
  return [...new Set(files.filter(file => file.endsWith('.ts')).flatMap(textsOf))];
}

function textsOf(file: string): readonly string[] {
  const text = readFileSync(join(host, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'vscode.l10n.t') {
      const first = node.arguments[0];
      if (!first || !ts.isStringLiteral(first)) throw new Error(`${file}: ${node.getText()}`);
      texts.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

const placeholders = (text: string): readonly string[] =>
  (text.match(/\{\d+\}/gu) ?? []).toSorted();

describe('the Korean texts of the host', () => {
  const korean = readTexts('l10n/bundle.l10n.ko.json');
  const texts = hostTexts();

  it('are looked for where there are some', () => {
    expect(texts.length).toBeGreaterThan(60);
  });

  it.each(texts)('have "%s" with the same placeholders', text => {
    expect(korean).toHaveProperty([text]);
    expect(placeholders(korean[text] ?? '')).toEqual(placeholders(text));
  });
});

describe('the texts of package.json', () => {
  const used =
    readFileSync(join(root, 'package.json'), 'utf8').match(/(?<="%)[^%"]+(?=%")/gu) ?? [];

  it.each(['package.nls.json', 'package.nls.ko.json'])('are all in %s, and no others', file => {
    expect(Object.keys(readTexts(file)).toSorted()).toEqual([...new Set(used)].toSorted());
  });
});

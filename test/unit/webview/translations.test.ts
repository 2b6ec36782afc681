import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const bundle = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.ko.json'), 'utf8')) as Readonly<
  Record<string, string>
>;

/** The texts that the page's source gives to `t()`. */
function pageTexts(): readonly string[] {
  const files = readdirSync(join(root, 'webview'), { recursive: true, encoding: 'utf8' });
  return files.filter(file => /\.tsx?$/.test(file)).flatMap(textsOf);
}

function textsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, 'webview', file), 'utf8');
  const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 't') {
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

describe('the Korean bundle', () => {
  const texts = [...new Set(pageTexts())];

  it('finds the texts of the page', () => {
    expect(texts.length).toBeGreaterThan(80);
  });

  it.each(texts)('has "%s" with the same placeholders', text => {
    expect(bundle).toHaveProperty([text]);
    expect(placeholders(bundle[text] ?? '')).toEqual(placeholders(text));
  });

  it('has its keys sorted', () => {
    const keys = Object.keys(bundle);
    expect(keys).toEqual(keys.toSorted());
  });
});

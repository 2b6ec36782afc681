import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** How the sources ask for a text: in the host, and everywhere else. */
const calls = new Set(['vscode.l10n.t', 't']);

/**
 * The texts that the sources under `folder` give to `t()` or `vscode.l10n.t()`, each once.
 * @throws Error for a call whose text is not written out, which nobody could translate
 */
export function sourceTexts(folder: string): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const sources = files.filter(file => /\.tsx?$/.test(file)).map(file => join(folder, file));
  return [...new Set(sources.flatMap(textsIn))].toSorted();
}

function textsIn(path: string): readonly string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && calls.has(node.expression.getText())) {
      const [first] = node.arguments;
      if (!first || !ts.isStringLiteral(first)) throw new Error(`${path}: ${node.getText()}`);
      texts.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return texts;
}

/** The numbered places in a text, sorted. */
export function placeholders(text: string): readonly string[] {
  return (text.match(/\{\d+\}/gu) ?? []).toSorted();
}

import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { fieldText, parseFieldPath, type FieldPath } from './field-path.ts';
import type { JsonRow } from './json-row.ts';

/** How a row becomes the text that is embedded, such as `{instruction}\n{input}`. */
export interface Template {
  /** As it was written. */
  readonly source: string;
  /** What it is made of, in order: texts that stand for themselves, and fields. */
  readonly parts: readonly TemplatePart[];
  /** The text of a row without white space around it; '' when none of its fields has any. */
  readonly render: (row: JsonRow) => string;
}

export type TemplatePart = string | FieldPath;

const tokenPattern = /\{\{|\}\}|\{([^{}]*)\}|\\n|\\t|[^{}\\]+|[\s\S]/g;

/**
 * Parses a template: `{path}` is a field (see `FieldPath`), `\n` and `\t` are line break and tab,
 * `{{` and `}}` are braces, and everything else stands for itself.
 * @throws HumanError `template-invalid`
 */
export function parseTemplate(source: string): Template {
  const parts: TemplatePart[] = [];
  for (const [token, field] of source.matchAll(tokenPattern)) {
    if (field !== undefined) parts.push(requirePath(source, field.trim()));
    else if (token === '{' || token === '}') throw unbalanced(source);
    else parts.push(literals.get(token) ?? token);
  }
  const only = parts[0];
  if (parts.length === 1 && typeof only === 'object') {
    return { source, parts, render: row => fieldText(row, only).trim() };
  }
  if (!parts.some(part => typeof part === 'object')) throw withoutField(source);
  return { source, parts, render: row => renderParts(parts, row) };
}

const literals: ReadonlyMap<string, string> = new Map([
  ['{{', '{'],
  ['}}', '}'],
  ['\\n', '\n'],
  ['\\t', '\t'],
]);

function renderParts(parts: readonly TemplatePart[], row: JsonRow): string {
  let text = '';
  let filled = false;
  for (const part of parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    const value = fieldText(row, part);
    filled ||= value.trim() !== '';
    text += value;
  }
  return filled ? text.trim() : '';
}

function requirePath(source: string, field: string): FieldPath {
  const path = parseFieldPath(field);
  if (path !== undefined) return path;
  throw new HumanError(
    'template-invalid',
    t(
      'The template "{0}" has "{1}", which names no field. Write a field such as {instruction}.',
      source,
      `{${field}}`,
    ),
  );
}

function unbalanced(source: string): HumanError {
  return new HumanError(
    'template-invalid',
    t('The template "{0}" has a brace without its partner. Write {{ for a brace itself.', source),
  );
}

function withoutField(source: string): HumanError {
  return new HumanError(
    'template-invalid',
    t('The template "{0}" has no field. Write one in braces, such as {instruction}.', source),
  );
}

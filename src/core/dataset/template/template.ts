import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import { fieldText, parseFieldPath, type FieldPath } from './field-path.ts';
import type { JsonRow } from '../scan/json-row.ts';
import { limitText, parseTextLimit, type TextLimit } from './text-limit.ts';

/** How a row becomes the text that is embedded, such as `{instruction}\n{input}`. */
export interface Template {
  /** As it was written. */
  readonly source: string;
  /** What it is made of, in order: texts that stand for themselves, and fields. */
  readonly parts: readonly TemplatePart[];
  /** The text of a row without white space around it; '' when none of its fields has any. */
  readonly render: (row: JsonRow) => string;
}

export type TemplatePart = string | TemplateField;

export interface TemplateField {
  readonly path: FieldPath;
  /** Undefined for all of the field's text. */
  readonly limit: TextLimit | undefined;
}

const tokenPattern = /\{\{|\}\}|\{([^{}]*)\}|\\n|\\t|[^{}\\]+|[\s\S]/g;

/**
 * Parses a template: `{path}` is a field (see `FieldPath`), `{path|first 200}` the beginning of one (see
 * `TextLimit`), `\n` and `\t` are line break and tab, `{{` and `}}` are braces, and everything else
 * stands for itself.
 * @throws HumanError `template-invalid`
 */
export function parseTemplate(source: string): Template {
  const parts: TemplatePart[] = [];
  for (const [token, field] of source.matchAll(tokenPattern)) {
    if (field !== undefined) parts.push(parseField(source, field.trim()));
    else if (token === '{' || token === '}') throw unbalanced(source);
    else parts.push(literals.get(token) ?? token);
  }
  const only = parts[0];
  if (parts.length === 1 && typeof only === 'object') {
    return { source, parts, render: row => textOfField(row, only).trim() };
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
    const value = textOfField(row, part);
    filled ||= value.trim() !== '';
    text += value;
  }
  return filled ? text.trim() : '';
}

function textOfField(row: JsonRow, { path, limit }: TemplateField): string {
  const text = fieldText(row, path);
  return limit === undefined ? text : limitText(text, limit);
}

/** A field name may hold anything in quotes, a `|` too. */
const limitedField = /^((?:"(?:[^"\\]|\\.)*"|[^"|])*)\|(.*)$/s;

function parseField(source: string, field: string): TemplateField {
  const [, name = field, limited] = limitedField.exec(field) ?? [];
  const path = parseFieldPath(name.trim());
  if (path === undefined) throw namesNoField(source, field);
  if (limited === undefined) return { path, limit: undefined };
  const limit = parseTextLimit(limited);
  if (limit === undefined) throw limitsNothing(source, field);
  return { path, limit };
}

function namesNoField(source: string, field: string): HumanError {
  return new HumanError(
    'template-invalid',
    t(
      'The template "{0}" has "{1}", which names no field. Write a field such as {instruction}.',
      source,
      `{${field}}`,
    ),
  );
}

function limitsNothing(source: string, field: string): HumanError {
  return new HumanError(
    'template-invalid',
    t(
      'The template "{0}" has "{1}", whose limit is not understood. Write it such as {2}, {3} or {4}.',
      source,
      `{${field}}`,
      '{input|first 200}',
      '{input|last 30 words}',
      '{input|first 64 tokens}',
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

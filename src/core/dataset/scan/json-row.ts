import { isUtf8 } from 'node:buffer';
import { t } from '@vscode/l10n';
import type { InvalidReason } from './row-table.ts';

/** The object of one line. */
export type JsonRow = Readonly<Record<string, unknown>>;

export type ParsedLine =
  | { readonly row: JsonRow }
  | { readonly reason: Exclude<InvalidReason, 'no-text' | 'record'>; readonly detail: string };

/**
 * Reads the bytes `start … end` of `buffer` as one row.
 * @param checked whether they are already known to be UTF-8
 */
export function parseLine(
  buffer: Buffer,
  start: number,
  end: number,
  checked: boolean,
): ParsedLine {
  if (!checked && !isUtf8(buffer.subarray(start, end))) {
    return { reason: 'encoding', detail: t('The line is not valid UTF-8.') };
  }
  const text = buffer.toString('utf8', start, end);
  try {
    const value: unknown = JSON.parse(text);
    if (isRow(value)) return { row: value };
    return { reason: 'not-object', detail: t('The line is {0}, not an object.', nameOf(value)) };
  } catch (error) {
    if (text.trim() === '') return { reason: 'blank', detail: '' };
    return { reason: 'json', detail: error instanceof Error ? error.message : String(error) };
  }
}

export function isRow(value: unknown): value is JsonRow {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return t('a list');
  if (typeof value === 'string') return t('a string');
  return typeof value === 'number' ? t('a number') : t('a truth value');
}

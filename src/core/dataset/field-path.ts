import type { JsonRow } from './json-row.ts';

/**
 * Where a text lies in a row: a field name and then any of `.name`, `[index]` and `[name=value]`,
 * the last being the list of those elements whose field `name` is `value`. So the first question of
 * a chat is `messages[role=user][0].content`.
 */
export type FieldPath = readonly [FieldStep, ...Step[]];

interface FieldStep {
  readonly kind: 'field';
  readonly name: string;
}

type Step =
  | FieldStep
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'where'; readonly name: string; readonly value: string };

const stepPattern = /\.?([^.[\]]+)|\[(\d+)\]|\[([^\]=]+)=([^\]]*)\]/y;

/** Parses a path; undefined when it is not one. */
export function parseFieldPath(path: string): FieldPath | undefined {
  const steps: Step[] = [];
  stepPattern.lastIndex = 0;
  while (stepPattern.lastIndex < path.length) {
    const match = stepPattern.exec(path);
    if (match === null) return undefined;
    const [, field, index, name, value] = match;
    if (field !== undefined) steps.push({ kind: 'field', name: field });
    else if (index !== undefined) steps.push({ kind: 'index', index: Number(index) });
    else if (name !== undefined) steps.push({ kind: 'where', name, value: value ?? '' });
  }
  const [first, ...rest] = steps;
  return first?.kind === 'field' ? [first, ...rest] : undefined;
}

/** The text at `path`: strings as they are, numbers and truth values in digits and words, lists and objects as JSON, nothing as ''. */
export function fieldText(row: JsonRow, path: FieldPath): string {
  let value: unknown = row;
  for (const step of path) value = follow(value, step);
  return textOf(value);
}

function follow(value: unknown, step: Step): unknown {
  if (step.kind === 'field') return property(value, step.name);
  if (!Array.isArray(value)) return undefined;
  const elements: readonly unknown[] = value;
  if (step.kind === 'index') return elements[step.index];
  return elements.filter(element => property(element, step.name) === step.value);
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as JsonRow)[name];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

import type { JsonRow } from '../scan/json-row.ts';
import { textOfList, textOfPart } from './content-parts.ts';

/**
 * Where a text lies in a row: a field name and then any of
 * - `.name`, or `["name"]` for a name with dots or brackets (a JSON string),
 * - `[index]`, from the end when it is negative,
 * - `[*]`, all elements of a list, and `[name=value]`, those whose field `name` is `value`. What
 *   follows is looked up in each of them.
 *
 * So the first question of a chat is `messages[role=user][0].content`, and all that is said in it is
 * `messages[*].content`. A path may begin with `$.`, which is the row itself.
 */
export type FieldPath = readonly [FieldStep, ...Step[]];

interface FieldStep {
  readonly kind: 'field';
  readonly name: string;
}

type Step =
  | FieldStep
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'where'; readonly name: string; readonly value: string };

const stepPattern =
  /\.?([^.[\]]+)|\[("(?:[^"\\]|\\.)*")\]|\[(-?\d+)\]|(\[\*\])|\[([^\]="]+)=([^\]]*)\]/y;

/** Parses a path; undefined when it is not one. */
export function parseFieldPath(path: string): FieldPath | undefined {
  const steps: Step[] = [];
  stepPattern.lastIndex = /^\$(?=[.[])/.test(path) ? 1 : 0;
  while (stepPattern.lastIndex < path.length) {
    const step = stepOf(stepPattern.exec(path));
    if (step === undefined) return undefined;
    steps.push(step);
  }
  const [first, ...rest] = steps;
  return first?.kind === 'field' ? [first, ...rest] : undefined;
}

function stepOf(match: RegExpExecArray | null): Step | undefined {
  if (match === null) return undefined;
  const [, field, quoted, index, all, name, value] = match;
  if (field !== undefined) return { kind: 'field', name: field };
  if (quoted !== undefined) return quotedStep(quoted);
  if (index !== undefined) return { kind: 'index', index: Number(index) };
  if (all !== undefined) return { kind: 'all' };
  return { kind: 'where', name: name ?? '', value: value ?? '' };
}

function quotedStep(quoted: string): FieldStep | undefined {
  try {
    return { kind: 'field', name: String(JSON.parse(quoted)) };
  } catch {
    return undefined;
  }
}

/** How a path names a field; undefined when a template cannot, since braces are its own. */
export function pathOfName(name: string): string | undefined {
  if (/[{}]/.test(name)) return undefined;
  const isPlain = name !== '' && name === name.trim() && !/[.[\]|"$]/.test(name);
  return isPlain ? name : `[${JSON.stringify(name)}]`;
}

/**
 * The text at `path`: strings as they are, numbers and truth values in digits and words, the texts of
 * lists and of content parts one a line, other lists and objects as JSON, nothing as ''.
 */
export function fieldText(row: JsonRow, path: FieldPath): string {
  return textOf(fieldValue(row, path));
}

/** What is at `path`; undefined when there is nothing. */
export function fieldValue(row: JsonRow, path: FieldPath): unknown {
  let value: unknown = row;
  for (const step of path) value = follow(value, step);
  return value;
}

/** Elements of a list, each of which the rest of a path applies to. */
class Elements {
  constructor(readonly values: readonly unknown[]) {}
}

function follow(value: unknown, step: Step): unknown {
  if (step.kind === 'field') {
    if (!(value instanceof Elements)) return property(value, step.name);
    const found = value.values.map(element => property(element, step.name));
    return new Elements(found.filter(element => element !== undefined && element !== null));
  }
  const list: unknown = value instanceof Elements ? value.values : value;
  if (!Array.isArray(list)) return undefined;
  const elements: readonly unknown[] = list;
  if (step.kind === 'index') return elements.at(step.index);
  if (step.kind === 'all') return new Elements(elements);
  return new Elements(elements.filter(element => property(element, step.name) === step.value));
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as JsonRow)[name];
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const list: unknown = value instanceof Elements ? value.values : value;
  if (Array.isArray(list)) return textOfList(list) ?? jsonOf(list);
  return textOfPart(value) ?? jsonOf(value);
}

function jsonOf(value: object): string {
  return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
}

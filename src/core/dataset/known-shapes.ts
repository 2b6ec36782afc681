import type { JsonRow } from './json-row.ts';

/** A common shape of instruction rows: how to know it, and the templates that fit it, best first. */
interface Shape {
  readonly matches: (row: JsonRow) => boolean;
  readonly templates: readonly string[];
}

const shapes: readonly Shape[] = [
  fields('instruction', 'input'),
  fields('Instruction', 'Input'),
  fields('prompt'),
  fields('question', 'context'),
  chat('messages', 'role', 'user', 'content'),
  chat('conversations', 'from', 'human', 'value'),
  chat('conversations', 'from', 'user', 'value'),
  chat('conversations', 'role', 'user', 'content'),
  fields('text'),
];

/** A row belongs to a shape for the whole file when at least this share of the rows has it. */
const enough = 0.5;

/** Templates of the shapes that at least half of `rows` have. */
export function knownTemplates(rows: readonly JsonRow[]): string[] {
  return shapes
    .filter(shape => rows.filter(shape.matches).length >= rows.length * enough)
    .flatMap(shape => shape.templates);
}

function fields(main: string, extra?: string): Shape {
  const templates = [`{${main}}`];
  if (extra !== undefined) templates.push(`{${main}}\\n{${extra}}`);
  return { matches: row => typeof row[main] === 'string' && row[main].trim() !== '', templates };
}

function chat(list: string, key: string, who: string, content: string): Shape {
  return {
    matches: row => Array.isArray(row[list]) && row[list].some(turn => isTurnOf(turn, key, who)),
    templates: [`{${list}[${key}=${who}][0].${content}}`],
  };
}

function isTurnOf(turn: unknown, key: string, who: string): boolean {
  return typeof turn === 'object' && turn !== null && (turn as JsonRow)[key] === who;
}

import { parseFieldPath, fieldText } from './field-path.ts';
import type { JsonRow } from '../scan/json-row.ts';

/** The forms in which instruction rows are published. */
export type ShapeName =
  | 'alpaca'
  | 'dolly'
  | 'prompt-completion'
  | 'question-answer'
  | 'preference'
  | 'messages'
  | 'sharegpt'
  | 'multi-turn'
  | 'text';

/** What of a row a template gives. */
export type TextKind =
  | 'instruction'
  | 'instruction-input'
  | 'input'
  | 'output'
  | 'rejected'
  | 'system'
  | 'first-user'
  | 'all-users'
  | 'conversation'
  | 'field';

export interface KindTemplate {
  readonly kind: TextKind;
  readonly template: string;
}

export interface KnownShape {
  readonly name: ShapeName;
  /** Recommended first. */
  readonly templates: readonly KindTemplate[];
}

/** A row belongs to a shape for the whole file when at least this share of the rows has it. */
const enough = 0.5;

/** The shapes that at least half of `rows` have, those first that say most about them. */
export function knownShapes(rows: readonly JsonRow[]): KnownShape[] {
  const usual = (path: string): boolean =>
    rows.filter(row => hasText(row, path)).length >= rows.length * enough;
  const some = (path: string): boolean => rows.some(row => hasText(row, path));
  return rows.length === 0
    ? []
    : [...instructionShapes(usual, some), ...chatShapes(rows), ...plainShapes(usual, some)];
}

type Test = (path: string) => boolean;

const inputs = ['input', 'Input', 'context', 'Context', 'instances[0].input'];
const answers = [
  ...['output', 'Output', 'response', 'Response', 'completion', 'Completion'],
  ...['answer', 'Answer', 'answers', 'instances[0].output', 'chosen'],
];

/** Rows whose task, material and answer have a field each. */
function instructionShapes(usual: Test, some: Test): KnownShape[] {
  const names: readonly (readonly [ShapeName, readonly string[]])[] = [
    ['alpaca', ['instruction', 'Instruction']],
    ['prompt-completion', ['prompt', 'Prompt']],
    ['question-answer', ['question', 'Question']],
  ];
  return names.flatMap(([name, mains]) =>
    mains.filter(usual).map(main => {
      const rejected: KindTemplate = { kind: 'rejected', template: '{rejected}' };
      return {
        name: refined(name, usual),
        templates: [
          { kind: 'instruction', template: `{${main}}` },
          ...inputs.filter(some).flatMap(input => withInput(main, input)),
          ...answers
            .filter(some)
            .map((answer): KindTemplate => ({ kind: 'output', template: `{${answer}}` })),
          ...(some('rejected') ? [rejected] : []),
        ],
      };
    }),
  );
}

function withInput(main: string, input: string): KindTemplate[] {
  return [
    { kind: 'instruction-input', template: `{${main}}\\n{${input}}` },
    { kind: 'input', template: `{${input}}` },
  ];
}

function refined(name: ShapeName, usual: Test): ShapeName {
  if (usual('chosen') && usual('rejected')) return 'preference';
  if (name === 'alpaca' && usual('context') && usual('response')) return 'dolly';
  return name;
}

const chatLists = ['messages', 'conversations', 'conversation', 'dialogue', 'dialog'];
/** Pairs of a prompt and answers may hold lists of messages too. */
const preferenceLists = ['prompt', 'chosen'];
const chatFields = [
  ['role', 'content'],
  ['from', 'value'],
  ['role', 'value'],
  ['from', 'content'],
  ['role', 'text'],
  ['speaker', 'text'],
] as const;
const askers = ['user', 'human', 'prompter'];
const answerers = ['assistant', 'gpt', 'model', 'chatgpt', 'bot'];

/** Rows that hold a list of turns, each with who says it. */
function chatShapes(rows: readonly JsonRow[]): KnownShape[] {
  const found: KnownShape[] = [];
  for (const list of [...chatLists, ...preferenceLists]) {
    for (const [key, content] of chatFields) {
      const speaks = (who: string): boolean =>
        rows.filter(row => hasTurn(row[list], key, who, content)).length >= rows.length * enough;
      const asker = askers.find(speaks);
      if (asker === undefined) continue;
      const answerer = answerers.find(speaks);
      found.push({
        name: nameOf(list, key, rows),
        templates: chatTemplates(list, key, content, asker, answerer, rows),
      });
    }
  }
  return found;
}

function nameOf(list: string, key: string, rows: readonly JsonRow[]): ShapeName {
  if (preferenceLists.includes(list)) {
    return rows.some(row => 'chosen' in row) ? 'preference' : 'prompt-completion';
  }
  return key === 'role' ? 'messages' : 'sharegpt';
}

function chatTemplates(
  list: string,
  key: string,
  content: string,
  asker: string,
  answerer: string | undefined,
  rows: readonly JsonRow[],
): KindTemplate[] {
  const said = (who: string): string => `${list}[${key}=${who}]`;
  const templates: KindTemplate[] = [
    { kind: 'first-user', template: `{${said(asker)}[0].${content}}` },
    { kind: 'all-users', template: `{${said(asker)}.${content}}` },
    { kind: 'conversation', template: `{${list}[*].${content}}` },
  ];
  const more: readonly (readonly [TextKind, string])[] = [
    ...(answerer === undefined ? [] : [['output', `${said(answerer)}[0].${content}`] as const]),
    ...(list === 'prompt'
      ? ([
          ['output', `chosen[-1].${content}`],
          ['output', `completion[-1].${content}`],
        ] as const)
      : []),
    ...(preferenceLists.includes(list) ? ([['rejected', `rejected[-1].${content}`]] as const) : []),
    ['system', `${said('system')}[0].${content}`],
    ['system', 'system'],
  ];
  for (const [kind, path] of more) {
    if (rows.some(row => hasText(row, path))) templates.push({ kind, template: `{${path}}` });
  }
  return templates;
}

/** Rows with nothing but turns or text. */
function plainShapes(usual: Test, some: Test): KnownShape[] {
  const shapes: KnownShape[] = [];
  for (const list of ['turns', 'questions', 'instructions']) {
    if (!usual(`${list}[0]`)) continue;
    const templates: KindTemplate[] = [
      { kind: 'first-user', template: `{${list}[0]}` },
      { kind: 'all-users', template: `{${list}}` },
    ];
    shapes.push({ name: 'multi-turn', templates });
  }
  for (const text of ['text', 'Text']) {
    const templates: KindTemplate[] = [{ kind: 'field', template: `{${text}}` }];
    if (usual(text) && some(text)) shapes.push({ name: 'text', templates });
  }
  return shapes;
}

/** Texts count, lists only of texts: `prompt` may be a list of messages, which is another shape. */
function hasText(row: JsonRow, path: string): boolean {
  const parsed = parseFieldPath(path);
  if (parsed === undefined) return false;
  const [{ name }] = parsed;
  if (parsed.length === 1 && typeof row[name] !== 'string') {
    const list: unknown = row[name];
    return Array.isArray(list) && list.length > 0 && list.every(one => typeof one === 'string');
  }
  return fieldText(row, parsed).trim() !== '';
}

function hasTurn(list: unknown, key: string, who: string, content: string): boolean {
  if (!Array.isArray(list)) return false;
  return list.some((turn: unknown) => {
    if (typeof turn !== 'object' || turn === null) return false;
    const { [key]: speaker, [content]: said } = turn as JsonRow;
    return speaker === who && said !== undefined && said !== null;
  });
}

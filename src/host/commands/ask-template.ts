import * as vscode from 'vscode';
import type { Inspection } from '../../core/dataset/template/inspect.ts';
import type { ShapeName, TextKind } from '../../core/dataset/template/known-shapes.ts';
import { HumanError } from '../../core/errors.ts';
import type { Services } from '../services.ts';
import { pickOrType, type back, type Choice, type Typed } from './pick-or-type.ts';

/** Rows whose text is shown below the choices. */
const previewedRows = 5;

/**
 * Asks which text of a row is clustered, and shows the text that each answer gives for the first rows.
 * @param step place among several questions; undefined for the only one
 * @param automatic offered before the others: what undefined means
 */
export function askTemplate(
  { worker, sets }: Services,
  source: vscode.Uri,
  { shape, templates, names }: Inspection,
  current: string | undefined,
  { step, automatic = [] }: { step?: number; automatic?: readonly Choice<string>[] },
): Promise<Choice<string> | typeof back | undefined> {
  const known = templates.map(({ template, kind }, index) => ({
    label: template,
    description: index === 0 ? detected(nameOfKind(kind), shape) : nameOfKind(kind),
    value: template,
  }));
  const own = ![...automatic, ...known].some(({ value }) => value === current);
  return pickOrType<string>({
    title: vscode.l10n.t('Text to cluster'),
    ...(step === undefined ? {} : { step }),
    placeholder: vscode.l10n.t(
      'Choose a template or type one, such as {0} or {1}',
      '{instruction}',
      '{instruction}\\n{input|first 64 tokens}',
    ),
    choices: [
      ...automatic,
      ...(own && current !== undefined ? [{ label: current, value: current }] : []),
      ...known,
    ],
    current,
    parse: text => parseTemplate(text, names),
    preview: async template => {
      const asked = template === '' ? templates[0]?.template : template;
      if (asked === undefined) return [];
      const params = { given: sets.given(source), template: asked, count: previewedRows };
      return worker.call('texts', params).catch((error: unknown) => {
        if (error instanceof HumanError) return [error.message];
        throw error;
      });
    },
  });
}

/** The worker parses it in full; here, what a person gets wrong while typing. */
function parseTemplate(text: string, known: readonly string[]): Typed<string> {
  const names = [...text.matchAll(/\{([^{}]+)\}/g)].map(match => match[1] ?? '');
  if (names.length === 0) {
    return { problem: vscode.l10n.t('Write a field in braces, such as {0}.', '{instruction}') };
  }
  const unknown = names.find(
    name => !known.some(field => startsWithField(name.trim().replace(/^\$\./, ''), field)),
  );
  if (unknown !== undefined) {
    const fields = known.join(', ');
    return { problem: vscode.l10n.t('No row has the field {0}. There are: {1}', unknown, fields) };
  }
  return { label: text, value: text };
}

/** Whether a path such as `messages[0].content` begins with the field `messages`. */
function startsWithField(path: string, field: string): boolean {
  if (path.startsWith('[') || path.startsWith('$[')) return true;
  return path === field || (path.startsWith(field) && /[.[|\s]/.test(path.charAt(field.length)));
}

function detected(kind: string, shape: ShapeName | undefined): string {
  if (kind === '') return vscode.l10n.t('detected');
  if (shape === undefined) return vscode.l10n.t('{0}, detected', kind);
  return vscode.l10n.t('{0}, detected ({1})', kind, nameOfShape(shape));
}

function nameOfKind(kind: TextKind): string {
  switch (kind) {
    case 'instruction':
      return vscode.l10n.t('instruction');
    case 'instruction-input':
      return vscode.l10n.t('instruction and input');
    case 'input':
      return vscode.l10n.t('input');
    case 'output':
      return vscode.l10n.t('output');
    case 'rejected':
      return vscode.l10n.t('rejected output');
    case 'system':
      return vscode.l10n.t('system prompt');
    case 'first-user':
      return vscode.l10n.t('first user turn');
    case 'all-users':
      return vscode.l10n.t('all user turns');
    case 'conversation':
      return vscode.l10n.t('whole conversation');
    case 'field':
      return '';
  }
}

function nameOfShape(shape: ShapeName): string {
  switch (shape) {
    case 'alpaca':
      return 'Alpaca';
    case 'dolly':
      return 'Dolly';
    case 'sharegpt':
      return 'ShareGPT';
    case 'messages':
      return 'OpenAI';
    case 'prompt-completion':
      return vscode.l10n.t('prompt and completion');
    case 'question-answer':
      return vscode.l10n.t('question and answer');
    case 'preference':
      return vscode.l10n.t('preferences');
    case 'multi-turn':
      return vscode.l10n.t('several turns');
    case 'text':
      return vscode.l10n.t('plain text');
  }
}

import * as vscode from 'vscode';
import { longestType } from '../../core/curate/edit.ts';
import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';
import { back, pickOrType, type Typed } from './pick-or-type.ts';
import { someClusters } from './pick-clusters.ts';

/** Asks for clusters, unless they are given, and for the type they share. */
export async function setType(
  services: Services,
  argument: unknown,
  given: unknown,
): Promise<void> {
  const { file, result } = await resultFor(services, sourceFor(services, argument));
  const title = vscode.l10n.t('Type of the clusters');
  const clusters = await someClusters(result.run, given, title);
  if (clusters.length === 0) return;
  const used = new Set(result.run.clusters.map(({ type }) => type).filter(type => type !== ''));
  const none = { label: vscode.l10n.t('No type'), value: '' };
  const types = [...used].toSorted().map(type => ({ label: type, value: type }));
  const chosen = await pickOrType({
    title,
    placeholder: vscode.l10n.t('Choose a type or write a new one'),
    choices: [...types, none],
    current: clusters.length === 1 ? clusters[0]?.type : undefined,
    parse: typedType,
  });
  if (chosen === undefined || chosen === back) return;
  const ids = clusters.map(({ id }) => id);
  await services.curation.edit(file, { kind: 'type', clusters: ids, type: chosen.value });
}

function typedType(text: string): Typed<string> {
  return text.length > longestType
    ? { problem: vscode.l10n.t('At most {0} characters', longestType) }
    : { label: text, value: text };
}

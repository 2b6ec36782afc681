import { t } from '@vscode/l10n';
import type { DoneState } from '../../shared/contract.ts';
import { counted } from '../../shared/counted.ts';
import type { Format } from '../../shared/format.ts';

const namedFiles = 20;

export interface RunFact {
  readonly text: string;
  /** Says more in the tooltip. */
  readonly title: string | undefined;
}

/** What the header says about a run: its size, how k was found, and from what. */
export function runFacts(
  { run, dropped, otherModel }: DoneState,
  format: Format,
): readonly RunFact[] {
  const { counts, from, parameters, model, template } = run;
  const facts: RunFact[] = [{ text: counted.rows(counts.rows, format), title: undefined }];
  const add = (text: string, title?: string): void => {
    facts.push({ text, title });
  };
  const files = run.origin?.files;
  if (files !== undefined) add(counted.files(files.length, format), namesOf(files));
  const leftOut = run.origin?.leftOut ?? [];
  if (leftOut.length > 0) add(counted.leftOut(leftOut.length, format), namesOf(leftOut));
  add(counted.clusters(run.clusters.length, format));
  if (from !== undefined) add(t('clusters of {0}', baseName(from.source)), from.source);
  if (parameters.k === 'auto') add(t('k chosen automatically'));
  if (dropped.length > 0) add(t('{0} dropped', format.count(dropped.length)));
  const without = from === undefined ? counted.unclustered : counted.unlike;
  if (counts.unclustered > 0) add(without(counts.unclustered, format));
  if (counts.invalid > 0) add(counted.invalid(counts.invalid, format));
  add(template.replaceAll('\n', ' ↵ '), t('Template: the text that was embedded'));
  add(model.id, t('Model, {0} dimensions', format.count(model.dimensions)));
  if (otherModel !== undefined) {
    const wait = t('New and changed rows wait until the file is clustered again with it.');
    add(t('model of the settings: {0}', otherModel), wait);
  }
  return facts;
}

/** The first of the files of a set. */
function namesOf(files: readonly { readonly path: string }[]): string {
  const names = files.slice(0, namedFiles).map(({ path }) => path);
  return [...names, ...(files.length > names.length ? ['…'] : [])].join('\n');
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

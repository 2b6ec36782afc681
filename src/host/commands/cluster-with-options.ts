import * as vscode from 'vscode';
import type { Inspection } from '../../core/dataset/template/inspect.ts';
import { clusterFile, defaultOptions, type ClusterOptions } from '../jobs/cluster-file.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import type { Services } from '../services.ts';
import { parseSetting } from '../settings/setting-schema.ts';
import { kAdvice } from '../settings/settings.ts';
import { askTemplate } from './ask-template.ts';
import { givenFor, saveFirst, showLargeFile } from './command-source.ts';
import { back, pickOrType, type Choice } from './pick-or-type.ts';

export async function clusterWithOptions(
  services: Services,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  const source = await givenFor(services, argument, selected);
  const defaults = defaultOptions(services, source);
  if (!(await saveFirst(services, source))) return;
  const inspection = await services.worker.call('inspect', services.sets.given(source));
  // Without a row there is nothing to ask; clustering says what is wrong with the file.
  const options =
    inspection.rows === 0 ? defaults : await askOptions(services, source, inspection, defaults);
  if (options === undefined) return;
  await showLargeFile(services, source);
  await clusterFile(services, source, options);
}

/** Three questions, with a way back; undefined when the person left. */
async function askOptions(
  services: Services,
  source: vscode.Uri,
  inspection: Inspection,
  defaults: ClusterOptions,
): Promise<ClusterOptions | undefined> {
  let options = defaults;
  const questions: (() => Promise<Partial<ClusterOptions> | typeof back | undefined>)[] = [
    async () => {
      const answer = await askTemplate(services, source, inspection, options.template, { step: 1 });
      return answer === undefined || answer === back ? answer : { template: answer.value };
    },
    () => askK(options.k),
    () => askSample(options.sample),
  ];
  for (let step = 0; step < questions.length;) {
    const answer = await questions[step]?.();
    if (answer === undefined) return undefined;
    if (answer === back) {
      step--;
      continue;
    }
    options = { ...options, ...answer };
    step++;
  }
  return options;
}

async function askK(
  current: number | 'auto',
): Promise<Pick<ClusterOptions, 'k'> | typeof back | undefined> {
  const auto: Choice<number | 'auto'> = {
    label: vscode.l10n.t('Automatic'),
    detail: vscode.l10n.t('Found in the file: where finer clusters stop telling more apart'),
    value: 'auto',
  };
  const given = (k: number): Choice<number | 'auto'> => ({
    label: vscode.l10n.t('{0} clusters', formatNumber(k)),
    value: k,
  });
  const answer = await pickOrType<number | 'auto'>({
    title: vscode.l10n.t('Number of clusters'),
    step: 2,
    placeholder: vscode.l10n.t('Choose Automatic or type a number'),
    choices: current === 'auto' ? [auto] : [auto, given(current)],
    current,
    parse: text => {
      const k = parseSetting('k', text);
      return typeof k === 'number' ? given(k) : { problem: kAdvice() };
    },
  });
  return answer === undefined || answer === back ? answer : { k: answer.value };
}

async function askSample(
  current: number | undefined,
): Promise<Pick<ClusterOptions, 'sample'> | typeof back | undefined> {
  const all: Choice<number> = { label: vscode.l10n.t('All rows'), value: 0 };
  const some = (rows: number): Choice<number> => ({
    label: vscode.l10n.t('{0} rows', formatNumber(rows)),
    detail: vscode.l10n.t('Drawn evenly from the file; the others get no cluster'),
    value: rows,
  });
  const answer = await pickOrType<number>({
    title: vscode.l10n.t('Rows to cluster'),
    step: 3,
    placeholder: vscode.l10n.t('Choose All rows or type a number'),
    choices: current === undefined ? [all] : [all, some(current)],
    current: current ?? 0,
    parse: text =>
      /^[1-9]\d{0,8}$/.test(text)
        ? some(Number(text))
        : { problem: vscode.l10n.t('Give a whole number of rows.') },
  });
  if (answer === undefined || answer === back) return answer;
  return { sample: answer.value === 0 ? undefined : answer.value };
}

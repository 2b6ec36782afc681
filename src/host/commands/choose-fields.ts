import * as vscode from 'vscode';
import { chosenTemplate, rememberTemplate } from '../files/chosen-template.ts';
import { sourceName } from '../files/source-name.ts';
import { commandIds } from '../ids.ts';
import type { Services } from '../services.ts';
import { askTemplate } from './ask-template.ts';
import { ownSourceFor, saveFirst } from './command-source.ts';
import { back } from './pick-or-type.ts';

/** Lets the person choose which text of this file's rows is clustered, and remembers it. */
export async function chooseFields(services: Services, argument: unknown): Promise<void> {
  const source = ownSourceFor(services, argument);
  if (!(await saveFirst(services, source))) return;
  const inspection = await services.worker.call('inspect', services.sets.given(source));
  const current = chosenTemplate(services.memory, source);
  const automatic = {
    label: vscode.l10n.t('Automatic'),
    description: inspection.templates[0]?.template ?? '',
    detail: vscode.l10n.t('By the setting, or else found in the file'),
    value: '',
  };
  const answer = await askTemplate(services, source, inspection, current ?? '', {
    automatic: [automatic],
  });
  if (answer === undefined || answer === back) return;
  await rememberTemplate(services.memory, source, answer.value);
  void offerClustering(source, answer.label);
}

async function offerClustering(source: vscode.Uri, template: string): Promise<void> {
  const go = vscode.l10n.t('Cluster now');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('{0} is clustered by {1} from now on.', sourceName(source), template),
    go,
  );
  if (choice === go) await vscode.commands.executeCommand(commandIds.cluster, source);
}

import * as vscode from 'vscode';
import { parseModelName } from '../../core/embed/model-name.ts';
import { downloadHubModel } from '../jobs/download-model.ts';
import type { Services } from '../services.ts';
import { askText } from './ask-text.ts';

/** Asks for a model of the hub and downloads it; undefined when the person left, here and below. */
export async function askHubModel(services: Services): Promise<string | undefined> {
  const id = await askText(
    vscode.l10n.t('Another model of the Hugging Face hub'),
    vscode.l10n.t('Id of the model, such as {0}', 'owner/name'),
    text => parseModelName(text).kind === 'hub',
  );
  if (id === undefined) return undefined;
  return (await downloadHubModel(services, id)) ? id : undefined;
}

export async function askVectorField(): Promise<string | undefined> {
  const field = await askText(
    vscode.l10n.t('Vectors in a field of the rows'),
    vscode.l10n.t('Field with a list of numbers, such as {0}', 'embedding'),
    text => text !== '',
  );
  return field === undefined ? undefined : `field:${field}`;
}

export async function askModelFolder(): Promise<string | undefined> {
  const [folder] =
    (await vscode.window.showOpenDialog({ canSelectFolders: true, canSelectFiles: false })) ?? [];
  return folder?.fsPath;
}

export async function askNpyFile(): Promise<string | undefined> {
  const [file] = (await vscode.window.showOpenDialog({ filters: { NumPy: ['npy'] } })) ?? [];
  return file?.fsPath;
}

import { basename, dirname, extname, join } from 'node:path';
import * as vscode from 'vscode';
import type { RepairReport } from '../../core/dataset/repair/repair-file.ts';
import type { Repair, RepairReason } from '../../core/dataset/repair/repair-lines.ts';
import { formatNumber } from '../jobs/progress-text.ts';
import { isTooLargeForEditor } from '../rows-view/too-large.ts';
import type { Services } from '../services.ts';
import { saveFirst, ownSourceFor } from './command-source.ts';

/** Changes that the question lists; their number is told as well. */
const listedRepairs = 8;

/** Shows what can be mended in a file, and writes a mended copy when the person wants it. */
export async function repair(services: Services, argument: unknown): Promise<void> {
  const source = ownSourceFor(services, argument);
  if (!(await saveFirst(services, source))) return;
  const { worker } = services;
  const plan = await worker.call('repair', { source: source.fsPath, out: undefined });
  const total = Object.values(plan.counts).reduce((sum, count) => sum + count, 0);
  if (total === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is nothing to repair in {0}.', basename(source.fsPath)),
    );
    return;
  }
  if (!(await confirm(source, plan, total))) return;
  const out = await vscode.window.showSaveDialog({ defaultUri: copyOf(source) });
  if (out === undefined) return;
  await worker.call('repair', { source: source.fsPath, out: out.fsPath });
  await showBeside(services, source, out);
}

/** Shows what was changed, or the copy alone when VS Code could not compare files so large. */
async function showBeside(services: Services, source: vscode.Uri, copy: vscode.Uri): Promise<void> {
  if (await isTooLargeForEditor(services, source)) {
    await vscode.commands.executeCommand('vscode.open', copy);
    return;
  }
  const title = `${basename(source.fsPath)} ↔ ${basename(copy.fsPath)}`;
  await vscode.commands.executeCommand('vscode.diff', source, copy, title);
}

async function confirm(
  source: vscode.Uri,
  { repairs }: RepairReport,
  total: number,
): Promise<boolean> {
  const go = vscode.l10n.t('Repair to a copy…');
  const places = formatNumber(total);
  const listed = repairs.slice(0, listedRepairs).map(describe);
  const detail = [...listed, ...(total > listed.length ? ['…'] : [])].join('\n');
  const name = basename(source.fsPath);
  const choice = await vscode.window.showInformationMessage(
    total === 1
      ? vscode.l10n.t('One place in {0} can be repaired.', name)
      : vscode.l10n.t('{0} places in {1} can be repaired.', places, name),
    { modal: true, detail },
    go,
  );
  return choice === go;
}

function describe({ first, last, reason }: Repair): string {
  const what = nameOf(reason);
  return first === last
    ? vscode.l10n.t('Line {0}: {1}', formatNumber(first), what)
    : vscode.l10n.t('Lines {0} to {1}: {2}', formatNumber(first), formatNumber(last), what);
}

function nameOf(reason: RepairReason): string {
  switch (reason) {
    case 'conflict':
      return vscode.l10n.t('the marker of a merge conflict is left out, both sides stay');
    case 'several':
      return vscode.l10n.t('several objects get a line each');
    case 'pretty':
      return vscode.l10n.t('an object over several lines gets one');
    case 'comma':
      return vscode.l10n.t('a comma too many is left out');
    case 'bracket':
      return vscode.l10n.t('the bracket of a list is left out');
  }
}

function copyOf({ fsPath }: vscode.Uri): vscode.Uri {
  const ending = extname(fsPath);
  return vscode.Uri.file(join(dirname(fsPath), `${basename(fsPath, ending)}.repaired${ending}`));
}

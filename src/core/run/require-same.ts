import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { runFile } from './run-folder.ts';

/**
 * For who holds the lock of a folder and is about to write beside the run `id`.
 * @throws HumanError `run-replaced` when another run is in the folder now
 */
export async function requireSameRun(folder: string, id: string): Promise<void> {
  const json: unknown = JSON.parse(await readFile(join(folder, runFile), 'utf8'));
  if (typeof json === 'object' && json !== null && 'id' in json && json.id === id) return;
  throw new HumanError(
    'run-replaced',
    t('The clusters in {0} were replaced meanwhile. Try again with the new ones.', folder),
  );
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { t } from '@vscode/l10n';
import * as v from 'valibot';
import { systemCode } from '../../errors.ts';
import { modelUnusable } from './model-error.ts';

/**
 * A JSON file of a model folder.
 * @returns undefined when there is none
 * @throws HumanError `model-unusable` when it is not what it should be
 */
export async function readModelJson<Schema extends v.GenericSchema>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<v.InferOutput<Schema> | undefined> {
  try {
    return v.parse(schema, JSON.parse(await readFile(join(folder, file), 'utf8')));
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    if (error instanceof SyntaxError || v.isValiError(error)) {
      throw modelUnusable(folder, t('{0} is damaged', file), error);
    }
    throw error;
  }
}

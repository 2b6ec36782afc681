import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Where a model of the hub lies in `models`, our own folder of downloaded models. */
export function hubFolder(models: string, id: string): string {
  return join(models, id.replace('/', '--'));
}

/** Whether all files of a model were downloaded; until then they are in a folder of another name. */
export function isDownloaded(models: string, id: string): boolean {
  return existsSync(hubFolder(models, id));
}

import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectFolder } from './folders.ts';

/** Folders of one run outside the project; all of them go when it is over. */
export interface Workspace {
  /** A copy of `samples/`. */
  readonly folder: string;
  /** The workbench's profile. */
  readonly dataFolder: string;
  readonly extensionsFolder: string;
  remove(): Promise<void>;
}

export async function createWorkspace(): Promise<Workspace> {
  const base = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  const folder = join(base, 'samples');
  const samples = join(projectFolder, 'samples');
  await mkdir(folder);
  if (existsSync(samples)) await cp(samples, folder, { recursive: true });
  return {
    folder,
    dataFolder: join(base, 'data'),
    extensionsFolder: join(base, 'extensions'),
    remove: () => rm(base, { recursive: true, force: true }),
  };
}

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
  /** Removes all of it but the workbench's logs, which are kept in `logs`. */
  remove(logs: string): Promise<void>;
}

export async function createWorkspace(): Promise<Workspace> {
  const base = await mkdtemp(join(tmpdir(), 'instruction-clusters-'));
  const folder = join(base, 'samples');
  const samples = join(projectFolder, 'samples');
  await mkdir(folder);
  if (existsSync(samples)) await cp(samples, folder, { recursive: true });
  const dataFolder = join(base, 'data');
  const remove = async (logs: string): Promise<void> => {
    const kept = join(logs, 'workbench');
    await rm(kept, { recursive: true, force: true });
    await cp(join(dataFolder, 'data/logs'), kept, { recursive: true });
    await rm(base, { recursive: true, force: true });
  };
  return { folder, dataFolder, extensionsFolder: join(base, 'extensions'), remove };
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { outcomeOf, ProgressMeter, type Outcome, type Progress } from '../../progress.ts';
import { hubFolder } from '../hub-folder.ts';
import { networkReason } from '../proxied-fetch.ts';
import { fetchFile, onDisk, sizeOf, type DownloadMeter, type FetchWork } from './fetch-file.ts';
import { hubHost, type HubFile, type HubModel } from './find-hub-model.ts';
import { downloadBroken, downloadUnwritable, hubFileDamaged } from './hub-error.ts';

/** Bytes of the model, with those that are there from an earlier attempt. */
export type DownloadProgress = Progress<'download'>;

/** What a download takes: when to stop, and whom to tell how far it is. */
export interface DownloadWork extends FetchWork {
  readonly report: (progress: DownloadProgress) => void;
}

const partial = '.part';
const revisionFile = '.revision';

/**
 * Downloads a model into `models`. What is there of an earlier attempt is kept, so that it goes on where it
 * stopped; the folder gets its name when every file is there and is what the hub says it is. A connection that
 * breaks is made again as long as it brings something.
 * @returns the folder of the model
 * @throws HumanError `hub-model-gated`, `hub-model-missing`, `download-broken`, `hub-file-damaged` or `download-unwritable`
 */
export function downloadModel(
  model: HubModel,
  models: string,
  work: DownloadWork,
): Promise<Outcome<string>> {
  const folder = hubFolder(models, model.id);
  return outcomeOf(work.signal, async () => {
    try {
      const target = await begin(model, folder);
      const there = await bytesThere(model, target);
      const meter = new ProgressMeter(work.report, 'download', 'bytes', model.bytes, there);
      for (const file of model.files) await download(model, file, target, meter, work);
      await rm(join(target, revisionFile));
      await rm(folder, { recursive: true, force: true });
      await rename(target, folder);
      return folder;
    } catch (error) {
      work.signal.throwIfAborted();
      throw explained(error, model, folder);
    }
  });
}

/** The folder of the attempt, which begins anew when the model has changed on the hub. */
async function begin({ revision }: HubModel, folder: string): Promise<string> {
  const target = `${folder}${partial}`;
  const stamp = join(target, revisionFile);
  const earlier = await readFile(stamp, 'utf8').catch(() => undefined);
  if (earlier !== revision) await rm(target, { recursive: true, force: true });
  await mkdir(target, { recursive: true });
  await writeFile(stamp, revision);
  return target;
}

/** Bytes of an earlier attempt. */
async function bytesThere({ files }: HubModel, folder: string): Promise<number> {
  const sizes = files.map(async file => {
    const path = pathOf(folder, file);
    return (await sizeOf(path)) ?? (await sizeOf(`${path}${partial}`)) ?? 0;
  });
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

function pathOf(folder: string, { name }: HubFile): string {
  return join(folder, ...name.split('/'));
}

async function download(
  model: HubModel,
  file: HubFile,
  folder: string,
  meter: DownloadMeter,
  work: FetchWork,
): Promise<void> {
  const path = pathOf(folder, file);
  const part = `${path}${partial}`;
  if ((await sizeOf(path)) !== undefined) return;
  await mkdir(dirname(path), { recursive: true });
  if ((await sizeOf(part)) !== file.bytes) await fetchFile(model, file, part, meter, work);
  if (!(await isRight(part, file))) {
    await rm(part);
    throw hubFileDamaged(hubHost(), file.name);
  }
  await rename(part, path);
}

async function isRight(path: string, { bytes, sha256 }: HubFile): Promise<boolean> {
  if (bytes !== 0 && (await sizeOf(path)) !== bytes) return false;
  if (sha256 === undefined) return true;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256;
}

function explained(error: unknown, { id }: HubModel, folder: string): unknown {
  const code = onDisk(error);
  if (code !== undefined) return downloadUnwritable(folder, code, error);
  const reason = networkReason(error);
  return reason === undefined ? error : downloadBroken(hubHost(), id, reason, error);
}

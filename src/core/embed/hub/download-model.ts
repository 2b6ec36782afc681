import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from '../../errors.ts';
import { outcomeOf, type Outcome } from '../../progress.ts';
import { hubFolder } from '../hub-folder.ts';
import { networkReason, proxiedFetch } from '../proxied-fetch.ts';
import { hubHeaders, hubHost, hubUrl, type HubFile, type HubModel } from './find-hub-model.ts';
import {
  downloadUnwritable,
  hubFileDamaged,
  hubModelMissing,
  hubUnreachable,
} from './hub-error.ts';

/** What a download takes: when to stop, and whom to tell how many bytes of the model are there. */
export interface DownloadWork {
  readonly signal: AbortSignal;
  readonly report: (bytes: number) => void;
}

const partial = '.part';
const revisionFile = '.revision';

/**
 * Downloads a model into `models`. What is there of an earlier attempt is kept, so that it goes on where it
 * stopped; the folder gets its name when every file is there and is what the hub says it is.
 * @returns the folder of the model
 * @throws HumanError `hub-unreachable`, `hub-file-damaged` or `download-unwritable`
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
      let before = 0;
      for (const file of model.files) {
        const start = before;
        await download(model, file, target, {
          ...work,
          report: bytes => work.report(start + bytes),
        });
        before += file.bytes;
      }
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

async function download(
  model: HubModel,
  file: HubFile,
  folder: string,
  work: DownloadWork,
): Promise<void> {
  const path = join(folder, ...file.name.split('/'));
  const part = `${path}${partial}`;
  if ((await sizeOf(path)) !== undefined) {
    work.report(file.bytes);
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  if ((await sizeOf(part)) !== file.bytes) await fetchRest(model, file, part, work);
  if (!(await isRight(part, file))) {
    await rm(part);
    throw hubFileDamaged(hubHost(), file.name);
  }
  await rename(part, path);
}

/** Appends to `part` what it lacks. */
async function fetchRest(
  { id, revision }: HubModel,
  { name }: HubFile,
  part: string,
  { signal, report }: DownloadWork,
): Promise<void> {
  const there = (await sizeOf(part)) ?? 0;
  const range = there > 0 ? { range: `bytes=${there}-` } : {};
  const response = await proxiedFetch(`${hubUrl()}/${id}/resolve/${revision}/${encodeURI(name)}`, {
    headers: { ...hubHeaders(), ...range, 'accept-encoding': 'identity' },
    signal,
  });
  if (response.status === 401 || response.status === 403 || response.status === 404) {
    throw hubModelMissing(hubHost(), `${id}/${name}`);
  }
  if (!response.ok || response.body === null) throw new TypeError(String(response.status));
  const goesOn = response.status === 206;
  let bytes = goesOn ? there : 0;
  const handle = await open(part, goesOn ? 'a' : 'w');
  try {
    for await (const chunk of response.body) {
      const piece = chunk as Uint8Array;
      await handle.writeFile(piece);
      bytes += piece.length;
      report(bytes);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function isRight(path: string, { bytes, sha256 }: HubFile): Promise<boolean> {
  if (bytes !== 0 && (await sizeOf(path)) !== bytes) return false;
  if (sha256 === undefined) return true;
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256;
}

async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

function explained(error: unknown, { id }: HubModel, folder: string): unknown {
  const code = systemCode(error);
  if (code !== undefined && diskCodes.has(code)) return downloadUnwritable(folder, code, error);
  const reason = networkReason(error);
  return reason === undefined ? error : hubUnreachable(hubHost(), id, reason, error);
}

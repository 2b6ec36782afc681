import { open, rm, stat } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemCode } from '../../errors.ts';
import type { ProgressMeter } from '../../progress.ts';
import { networkReason, proxiedFetch } from '../proxied-fetch.ts';
import { hubHeaders, hubHost, hubUrl, type HubFile, type HubModel } from './find-hub-model.ts';
import { hubModelGated, hubModelMissing } from './hub-error.ts';

/** When to stop, and how long to wait after the first attempt that broke off; twice as long after each further one. */
export interface FetchWork {
  readonly signal: AbortSignal;
  readonly waitMs?: number;
}

/** Counts the bytes of a model. */
export type DownloadMeter = ProgressMeter<'download'>;

/** Attempts in a row that bring nothing, after which a download has broken off. */
const attemptsInVain = 4;
const usualWaitMs = 1_000;

/**
 * Appends to `part` what it lacks, in as many attempts as it takes: a connection that breaks is made again as long
 * as it brings something.
 * @throws HumanError `hub-model-gated` or `hub-model-missing`; TypeError or a system error of the last attempt; the abort reason
 */
export async function fetchFile(
  model: HubModel,
  file: HubFile,
  part: string,
  meter: DownloadMeter,
  { signal, waitMs = usualWaitMs }: FetchWork,
): Promise<void> {
  for (let inVain = 0; ;) {
    const before = (await sizeOf(part)) ?? 0;
    try {
      await fetchOnce(model, file, part, meter, signal);
      return;
    } catch (error) {
      signal.throwIfAborted();
      if (onDisk(error) !== undefined || networkReason(error) === undefined) throw error;
      inVain = ((await sizeOf(part)) ?? 0) > before ? 0 : inVain + 1;
      if (inVain >= attemptsInVain) throw error;
      await sleep(waitMs * 2 ** inVain, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}

async function fetchOnce(
  { id, revision }: HubModel,
  { name }: HubFile,
  part: string,
  meter: DownloadMeter,
  signal: AbortSignal,
): Promise<void> {
  const there = (await sizeOf(part)) ?? 0;
  const range = there > 0 ? { range: `bytes=${there}-` } : {};
  const response = await proxiedFetch(`${hubUrl()}/${id}/resolve/${revision}/${encodeURI(name)}`, {
    headers: { ...hubHeaders(), ...range, 'accept-encoding': 'identity' },
    signal,
  });
  const { status } = response;
  if (status === 401 || status === 403) throw hubModelGated(hubUrl(), id);
  if (status === 404) throw hubModelMissing(hubHost(), `${id}/${name}`);
  if (status === 416) await rm(part);
  // As if the connection had failed; `networkReason` takes it for that.
  if (!response.ok || response.body === null) throw new TypeError(String(status));
  const goesOn = status === 206;
  if (!goesOn) meter.advance(-there);
  const handle = await open(part, goesOn ? 'a' : 'w');
  try {
    for await (const chunk of response.body) {
      const piece = chunk as Uint8Array;
      await handle.writeFile(piece);
      meter.advance(piece.length);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
}

export async function sizeOf(path: string): Promise<number | undefined> {
  return (await stat(path).catch(() => undefined))?.size;
}

const diskCodes = new Set(['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST']);

/** Why the disk does not take it; undefined when that is not what went wrong. */
export function onDisk(error: unknown): string | undefined {
  const code = systemCode(error);
  return code !== undefined && diskCodes.has(code) ? code : undefined;
}

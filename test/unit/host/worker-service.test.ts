import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  WorkerCrashedError,
  WorkerKilledError,
  WorkerService,
} from '../../../src/host/worker/worker-service.ts';
import type { WorkerApi } from '../../../src/protocol/worker-api.ts';

let folder: string;
let service: WorkerService<WorkerApi>;
let crashes: string[];
let printed: string[];
let onPrinted: () => void;

function start(timing: { idleMs?: number; graceMs?: number } = {}): void {
  service = new WorkerService({
    script: join(import.meta.dirname, 'fixtures', 'fragile-worker.ts'),
    env: {},
    execArgv: ['--import', 'tsx'],
    callOnce: ['split'],
    idleMs: timing.idleMs ?? 60_000,
    graceMs: timing.graceMs ?? 60_000,
    log: line => {
      printed.push(line);
      onPrinted();
    },
    onCrash: reason => crashes.push(reason),
  });
}

/** Resolves when no process with this id exists any more. */
async function gone(pid: number | undefined): Promise<void> {
  await expect.poll(() => pid !== undefined && isAlive(pid)).toBe(false);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const split = (order: string): Parameters<typeof service.call<'split'>>[1] => ({
  folder: order,
  out: '',
  drop: [],
  names: {},
  force: false,
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-service-'));
  crashes = [];
  printed = [];
  onPrinted = () => undefined;
});

afterEach(async () => {
  service.dispose();
  await rm(folder, { recursive: true });
});

describe('WorkerService', () => {
  it('starts a process with the first call and keeps it for the next', async () => {
    start();
    expect(service.pid).toBeUndefined();
    await service.call('open', { folder: 'answer' });
    const pid = service.pid;
    expect(pid).toBeTypeOf('number');
    await service.call('open', { folder: 'answer' });
    expect(service.pid).toBe(pid);
  });

  it('passes on what the worker prints, line by line', async () => {
    start();
    const both = new Promise<void>(resolve => {
      onPrinted = () => {
        if (printed.length === 2) resolve();
      };
    });
    await service.call('open', { folder: 'print' });
    await both;
    expect(printed).toEqual(['first', 'second']);
  });

  it('makes a call again when its worker dies once, and reports that once', async () => {
    start();
    await service.call('open', { folder: `die-once:${join(folder, 'died')}` });
    expect(crashes).toEqual(['SIGKILL']);
  });

  it('gives up when the second worker dies as well', async () => {
    start();
    await expect(service.call('open', { folder: 'die' })).rejects.toThrow(WorkerCrashedError);
    expect(crashes).toEqual(['SIGKILL', 'SIGKILL']);
    await service.call('open', { folder: 'answer' });
  });

  it('does not make a split again', async () => {
    start();
    await expect(service.call('split', split('die'))).rejects.toThrow(WorkerCrashedError);
    expect(crashes).toEqual(['SIGKILL']);
  });

  it('lets a cancelled call answer by itself', async () => {
    start();
    const abort = new AbortController();
    const call = service.call('open', { folder: 'wait' }, { signal: abort.signal });
    const pid = service.pid;
    abort.abort();
    await call;
    expect(service.pid).toBe(pid);
  });

  it('kills a worker that does not answer a cancel, which is no crash', async () => {
    start({ graceMs: 20 });
    const abort = new AbortController();
    const call = service.call('open', { folder: 'hang' }, { signal: abort.signal });
    const pid = service.pid;
    abort.abort();
    await expect(call).rejects.toThrow(WorkerKilledError);
    await gone(pid);
    expect(crashes).toEqual([]);
    await service.call('open', { folder: 'answer' });
  });

  it('makes the other calls of a killed worker again', async () => {
    start({ graceMs: 20 });
    await service.call('open', { folder: 'answer' });
    const abort = new AbortController();
    const hanging = service.call('open', { folder: 'hang' }, { signal: abort.signal });
    const other = service.call('open', { folder: 'answer' });
    abort.abort();
    await expect(hanging).rejects.toThrow(WorkerKilledError);
    await other;
  });

  it('ends the process after the idle time', async () => {
    start({ idleMs: 1 });
    const call = service.call('open', { folder: 'answer' });
    const pid = service.pid;
    await call;
    await gone(pid);
    expect(service.pid).toBeUndefined();
    expect(crashes).toEqual([]);
  });

  it('rejects what waits, and starts nothing more, once it is disposed', async () => {
    start();
    const call = service.call('open', { folder: 'wait' });
    const rejected = expect(call).rejects.toThrow(WorkerCrashedError);
    service.dispose();
    await rejected;
    await expect(service.call('open', { folder: 'answer' })).rejects.toThrow(WorkerCrashedError);
    expect(service.pid).toBeUndefined();
  });
});

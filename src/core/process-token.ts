import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from './errors.ts';

/**
 * Who this process is, fit for a file name: host, boot, process namespace, id and start, such as
 * `3f2a1c-9be044-4026531836-1f4-2n9c`. Linux tells them all, other systems only host and id.
 */
export function processToken(): string {
  return [...place(), process.pid.toString(36), startOf(process.pid)?.time ?? unknown].join('-');
}

/** How a token looks, without capturing groups. */
export const tokenPattern = '[0-9a-f]{6}-[0-9a-f]{6}-[0-9a-z]+-[0-9a-z]+-[0-9a-z]+';

const unknown = '0';

/**
 * Whether the process of `token` has surely ended; false while it runs, and when that cannot be
 * known from here: on another computer, in another container. An id that was given to another
 * process since does not deceive where the start is known, and clocks play no part.
 */
export function isGone(token: string): boolean {
  const [host, boot, namespace, id = '', start] = token.split('-');
  const [ownHost, ownBoot, ownNamespace] = place();
  if (host !== ownHost) return false;
  if (boot !== ownBoot) return true;
  if (namespace !== ownNamespace) return false;
  const pid = parseInt(id, 36);
  if (!exists(pid)) return true;
  const now = startOf(pid);
  return now !== undefined && (now.ended || (start !== unknown && start !== now.time));
}

/** Where process ids mean the same. */
function place(): readonly [host: string, boot: string, namespace: string] {
  const boot = attempt(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'));
  const namespace = attempt(() => readlinkSync('/proc/self/ns/pid'));
  return [digest(hostname()), digest(boot ?? ''), namespace?.replace(/\D/g, '') ?? unknown];
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemCode(error) === 'EPERM';
  }
}

/**
 * Ticks from boot to the start of a process, and whether it has ended and only waits for its parent
 * to ask; undefined where the system does not tell (proc(5), fields 3 and 22 of `stat`).
 */
function startOf(pid: number): { readonly time: string; readonly ended: boolean } | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  if (stat === undefined) return undefined;
  // The name before it, in brackets, may have blanks and brackets of its own.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const ended = fields[0] === 'Z' || fields[0] === 'X';
  return { time: Number(fields[19]).toString(36), ended };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 6);
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

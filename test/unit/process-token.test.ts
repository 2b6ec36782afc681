import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isGone, processToken, tokenPattern } from '../../src/core/process-token.ts';

/** The token of this process with some of its five parts replaced. */
function tokenWith(parts: Readonly<Record<number, string>>): string {
  return processToken()
    .split('-')
    .map((part, at) => parts[at] ?? part)
    .join('-');
}

const [host, boot, namespace, id, start] = [0, 1, 2, 3, 4];
const onLinux = existsSync('/proc/self/stat');
const asId = (pid: number): string => pid.toString(36);

describe('a process token', () => {
  it('is always the same in a process, and fit for a file name', () => {
    expect(processToken()).toBe(processToken());
    expect(processToken()).toMatch(new RegExp(`^${tokenPattern}$`));
  });

  it('is not that of a process that is gone', () => {
    expect(isGone(processToken())).toBe(false);
    const { pid } = spawnSync(process.execPath, ['--version']);
    expect(isGone(tokenWith({ [id]: asId(pid), [start]: '0' }))).toBe(true);
  });

  it('says of a killed process that it is gone', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const token = tokenWith({ [id]: asId(child.pid ?? 0), [start]: '0' });
    expect(isGone(token)).toBe(false);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isGone(token)).toBe(true);
  });

  it('is not deceived by an id that another process has by now', context => {
    if (!onLinux) context.skip('this system does not tell when a process started');
    expect(isGone(tokenWith({ [start]: 'zz' }))).toBe(true);
    expect(isGone(tokenWith({ [id]: asId(1), [start]: 'zz' }))).toBe(true);
  });

  it('knows that nothing outlives a reboot', () => {
    expect(isGone(tokenWith({ [boot]: 'ffffff' }))).toBe(true);
  });

  it('takes nothing for gone on another computer or in another container', () => {
    const elsewhere = { [id]: asId(2 ** 22 + 1), [start]: 'zz' };
    expect(isGone(tokenWith(elsewhere))).toBe(true);
    expect(isGone(tokenWith({ ...elsewhere, [host]: 'ffffff' }))).toBe(false);
    expect(isGone(tokenWith({ ...elsewhere, [namespace]: '1' }))).toBe(false);
  });
});

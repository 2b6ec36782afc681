import { execFileSync } from 'node:child_process';
import { mkdir } from 'node:fs/promises';

/** Runs `use` on a file system of its own; answers whether this machine lets us mount one. */
export async function withMount(
  at: string,
  options: string,
  use: () => Promise<void>,
): Promise<boolean> {
  await mkdir(at);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', at], { stdio: 'ignore' });
  } catch {
    return false;
  }
  try {
    await use();
  } finally {
    execFileSync('umount', [at]);
  }
  return true;
}

export const noMount = 'this test needs the right to mount a tmpfs, which this account lacks';

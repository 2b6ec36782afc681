import { existsSync, watch } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Resolves when `file` exists. Its folder has to be there.
 * @param timeLimit milliseconds
 * @throws Error when the file has not come within the time
 */
export function fileAppears(file: string, timeLimit: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const watcher = watch(dirname(file), check);
    const timer = setTimeout(() => {
      watcher.close();
      reject(new Error(`${file} did not appear within ${timeLimit / 1000} s.`));
    }, timeLimit);
    function check(): void {
      if (!existsSync(file)) return;
      clearTimeout(timer);
      watcher.close();
      resolve();
    }
    check();
  });
}

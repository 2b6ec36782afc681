import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openClusteredWorkbench, sampleFile } from './support/clustered.ts';
import type { InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const title = 'Rows of each cluster';

describe('the charts, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openClusteredWorkbench();
    workbench = installed.workbench;
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    await workbench.webview.getByRole('button', { name: 'Charts…' }).click();
    await workbench.webview.getByRole('img', { name: title }).waitFor();
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  /** Takes the name that is offered. */
  async function save(format: 'SVG' | 'PNG'): Promise<Buffer> {
    const { page, webview } = workbench;
    await webview.getByRole('button', { name: `Save “${title}” as ${format}…` }).click();
    const name = `${sampleFile}.sizes.${format.toLowerCase()}`;
    const offered = page.locator('.quick-input-widget input').first();
    await offered.waitFor();
    await expect.poll(() => offered.inputValue()).toContain(name);
    await page.getByRole('button', { name: 'OK' }).click();
    await webview
      .getByRole('status')
      .filter({ hasText: /^Saved$/ })
      .waitFor();
    return readFile(join(installed.folder, name));
  }

  it('are saved as SVG with all they need', async () => {
    await workbench.screenshot('charts-light');
    const text = (await save('SVG')).toString();
    expect(text).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="720"/);
    expect(text).toContain(`<title>${title}</title>`);
    expect(text).not.toMatch(/var\(|url\(|href/);
  });

  it('are saved as PNG with two pixels for one', async () => {
    const bytes = await save('PNG');
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(bytes.readUInt32BE(16)).toBe(2 * 720);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openClusteredWorkbench } from './support/clustered.ts';
import { ellipse } from './support/ellipse.ts';
import type { InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const mapLimit = 60_000;

describe('the map, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openClusteredWorkbench();
    workbench = installed.workbench;
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  it('draws every row', async () => {
    const { webview } = workbench;
    await workbench.runCommand('Instruction Clusters: Open map of clusters');
    const picture = webview.getByRole('img', { name: /^2,000 rows in \d+ clusters/ });
    await picture.waitFor({ timeout: mapLimit });
    await webview.locator('canvas[data-drawn="2000"][data-complete="true"]').waitFor();
    await workbench.screenshot('map-light');
  });

  it('chooses the rows inside a line, and lets them go', async () => {
    const { webview } = workbench;
    const box = await webview.locator('canvas').boundingBox();
    if (box === null) throw new Error('There is no canvas.');
    await workbench.lasso(ellipse(box, [0.5, 0.5], [0.3, 0.3]));
    const chosen = await webview.getByText(/^Chosen: [\d,]+ rows$/).innerText();
    const count = Number(chosen.replace(/\D/g, ''));
    expect(count).toBeGreaterThan(50);
    expect(count).toBeLessThan(2_000);
    await workbench.screenshot('map-chosen-light');
    await webview.getByRole('button', { name: 'Clear', exact: true }).click();
    await webview.getByText(/^Chosen:/).waitFor({ state: 'detached' });
  });

  it('chooses the rows of a cluster from the list, by keyboard', async () => {
    const { webview, page } = workbench;
    const clusters = webview.getByRole('complementary', { name: 'Clusters' });
    const first = clusters.getByRole('button').first();
    const rows = (await first.locator('.legend-count').innerText()).replace(/\D/g, '');
    await first.focus();
    await page.keyboard.press('Enter');
    await webview.getByRole('button', { name: 'Choose its rows' }).click();
    const chosen = await webview.getByText(/^Chosen:/).innerText();
    expect(chosen.replace(/\D/g, '')).toBe(rows);
    for (const theme of ['dark', 'highContrast'] as const) {
      await workbench.setTheme(theme);
      await workbench.screenshot(`map-focus-${theme}`);
    }
  });

  it('is there again when the window is opened again', async () => {
    await workbench.page.reload();
    const drawn = workbench.webview.locator('canvas[data-drawn="2000"][data-complete="true"]');
    await drawn.waitFor({ timeout: mapLimit });
  });
});

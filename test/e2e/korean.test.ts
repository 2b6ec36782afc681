import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import { korean, koreanTitle } from './support/korean.ts';
import type { Workbench } from './support/workbench.ts';

const file = 'instructions.jsonl';
const clusterLimit = 90_000;

describe('with options, in Korean, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openInstalledWorkbench({ language: 'ko' });
    workbench = installed.workbench;
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  it('asks for template, number of clusters and sample', async () => {
    await workbench.openFile(file);
    await workbench.button(koreanTitle('command.cluster')).waitFor();
    await workbench.runCommand(koreanTitle('command.clusterWithOptions'));
    await workbench.answer(korean('Text to cluster'), '{instruction}', '{instruction}');
    await workbench.answer(korean('Number of clusters'), '10', korean('{0} clusters', '10'));
    await workbench.answer(korean('Rows to cluster'), '', korean('All rows'));
    await workbench.gutterIcons.first().waitFor({ timeout: clusterLimit });
  });

  it('shows the clusters with Korean words around them', async () => {
    await workbench.runCommand(koreanTitle('command.showPanel'));
    const { webview } = workbench;
    const split = webview.getByRole('button', { name: korean('Split into files…') });
    await split.waitFor();
    const clusters = webview.getByRole('listitem').getByRole('button', { expanded: false });
    expect(await clusters.count()).toBe(10);
    await clusters.first().click();
    await webview.getByRole('radio', { name: korean('Varied') }).check();
    await webview
      .getByRole('button', { name: korean('Line {0}', '') })
      .first()
      .waitFor();
    await workbench.screenshot('korean-panel');
  });
});

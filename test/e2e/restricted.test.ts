import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EmbeddingServer } from '../unit/embed/endpoint/embedding-server.ts';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const workLimit = 90_000;

describe('a folder that is not trusted, on the packed extension', () => {
  let server: EmbeddingServer;
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    server = await EmbeddingServer.start();
    installed = await openInstalledWorkbench({ restricted: true });
    workbench = installed.workbench;
    const settings = { 'instructionClusters.model': `${server.url}#tiny-embed` };
    await mkdir(join(installed.folder, '.vscode'));
    await writeFile(join(installed.folder, '.vscode/settings.json'), JSON.stringify(settings));
    await installed.restart();
  });

  afterAll(async () => {
    await installed.close();
    await server.stop();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  /** Opens the list of models, waits until it says that this is the one of now, and closes it. */
  const isChosen = async (model: string): Promise<void> => {
    await workbench.runCommand('Instruction Clusters: Choose embedding model…');
    await workbench.page
      .locator(`.quick-input-widget input[placeholder*="Now: ${model}"]`)
      .waitFor();
    await workbench.page.keyboard.press('Escape');
  };

  it('has no say in where texts go', async () => {
    await workbench.openFile('instructions.jsonl');
    await workbench.button('Cluster instructions').waitFor();
    await isChosen('use-multilingual-v3');
    await workbench.runCommand('Instruction Clusters: Cluster instructions');
    await workbench.gutterIcons.first().waitFor({ timeout: workLimit });
    await workbench.screenshot('restricted');
    expect(server.asked).toEqual([]);
  });

  it('has it once it is trusted', async () => {
    await workbench.runCommand('Workspaces: Manage Workspace Trust');
    await workbench.page.getByRole('button', { name: 'Trust', exact: true }).click();
    await isChosen(`${server.url}#tiny-embed`);
    expect(server.asked).toEqual([]);
  });
});

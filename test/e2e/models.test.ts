import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { EmbeddingServer } from '../unit/embed/endpoint/embedding-server.ts';
import { ModelHub } from '../unit/embed/hub/model-hub.ts';
import { tinyFiles } from '../unit/embed/transformer/tiny-files.ts';
import { tinyModel } from '../unit/embed/transformer/tiny-model.ts';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const id = 'Xenova/multilingual-e5-small';
const workLimit = 90_000;
const lookMs = 3_000;
const broken = ['<<<<<<< HEAD', '{"instruction":"A"} {"instruction":"B"}', '{', '"a": "가",', '}'];

describe('what a person is asked about models and files, on the packed extension', () => {
  let hub: ModelHub;
  let server: EmbeddingServer;
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    const files = await tinyFiles(tinyModel('bert'));
    const weights = { 'onnx/model.onnx_data': Buffer.alloc(6_000_000, 'weights') };
    hub = await ModelHub.start(id, { ...files, ...weights });
    server = await EmbeddingServer.start();
    server.key = 'secret';
    vi.stubEnv('HF_ENDPOINT', hub.url);
    installed = await openInstalledWorkbench();
    workbench = installed.workbench;
    await writeFile(join(installed.folder, 'broken.jsonl'), broken.join('\n'));
  });

  afterAll(async () => {
    vi.unstubAllEnvs();
    await installed.close();
    await server.stop();
    await hub.stop();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  const dialog = (text: string | RegExp): Promise<void> =>
    workbench.page.locator('.monaco-dialog-box').getByText(text).first().waitFor();
  const asks = (title: string | RegExp): Promise<void> =>
    workbench.page.locator('.quick-input-title', { hasText: title }).waitFor();
  const openModels = (): Promise<void> =>
    workbench.runCommand('Instruction Clusters: Choose embedding model…');
  /** Waits until the list of models says that this is the one of now. */
  const isChosen = (model: string): Promise<void> =>
    vi.waitFor(async () => {
      await openModels();
      const now = `.quick-input-widget input[placeholder*="Now: ${model}"]`;
      await workbench.page.locator(now).waitFor({ timeout: lookMs });
    }, workLimit);

  it('names model, size and host before a download, and tells the speed after it', async () => {
    await workbench.openFile('instructions.jsonl');
    await workbench.button('Cluster instructions').waitFor();
    await openModels();
    await workbench.pick('e5-small', id);
    await dialog(`Download ${id}`);
    await workbench.screenshot('download-consent');
    expect(hub.asked.some(({ path }) => path.endsWith('.onnx'))).toBe(false);
    await workbench.button('Download').click();
    await isChosen(id);
    const chosen = workbench.page.getByRole('option', { name: new RegExp(`${id}.*texts/s`) });
    await chosen.waitFor();
    await workbench.screenshot('model-chosen');
    await workbench.page.keyboard.press('Escape');
  });

  it('names the host, the texts and their tokens before anything is sent', async () => {
    await openModels();
    await workbench.pick('Endpoint', 'Endpoint…');
    await asks(/^Endpoint$/);
    await workbench.screenshot('endpoint-address');
    await workbench.page.keyboard.type(server.url.replace('/v1', ''));
    await workbench.page.getByRole('option', { name: server.url }).waitFor();
    await workbench.page.keyboard.press('Enter');
    await asks('Key for');
    await workbench.screenshot('endpoint-key');
    await workbench.page.keyboard.type('wrong');
    await workbench.page.keyboard.press('Enter');
    await workbench.page.getByText('refused the key. Give another one.').waitFor();
    await workbench.page.keyboard.type('secret');
    await workbench.page.keyboard.press('Enter');
    await asks('Model at');
    await workbench.screenshot('endpoint-models');
    await workbench.page.keyboard.press('Enter');
    await isChosen(`${server.url}#tiny-embed`);
    await workbench.page.keyboard.press('Escape');
    expect(server.asked.flatMap(({ input }) => input)).toEqual(['a']);
    await workbench.runCommand('Instruction Clusters: Cluster instructions');
    await dialog(`Send texts to ${new URL(server.url).host}?`);
    await workbench.screenshot('endpoint-consent');
    expect(server.asked.flatMap(({ input }) => input)).toEqual(['a']);
    await workbench.button('Send').click();
    await workbench.gutterIcons.first().waitFor({ timeout: workLimit });
    expect(server.asked.length).toBeGreaterThan(1);
  });

  it('lists what a repair would change', async () => {
    await workbench.openFile('broken.jsonl');
    await workbench.runCommand('Instruction Clusters: Repair to a copy…');
    await dialog('3 places in broken.jsonl can be repaired.');
    await workbench.screenshot('repair-question');
    await workbench.button('Cancel').click();
  });
});

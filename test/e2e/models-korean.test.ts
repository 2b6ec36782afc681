import { afterAll, beforeAll, beforeEach, describe, it, vi } from 'vitest';
import { EmbeddingServer } from '../unit/embed/endpoint/embedding-server.ts';
import { ModelHub } from '../unit/embed/hub/model-hub.ts';
import { tinyFiles } from '../unit/embed/transformer/tiny-files.ts';
import { tinyModel } from '../unit/embed/transformer/tiny-model.ts';
import { openInstalledWorkbench, type InstalledWorkbench } from './support/installed.ts';
import { korean, koreanTitle } from './support/korean.ts';
import type { Workbench } from './support/workbench.ts';

const id = 'Xenova/bge-m3';
const wide = { width: 1440, height: 900 };
const narrow = { width: 520, height: 900 };
const workLimit = 90_000;

describe('what a person is asked about models, in Korean, high contrast and a narrow window', () => {
  let hub: ModelHub;
  let server: EmbeddingServer;
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    hub = await ModelHub.start(id, await tinyFiles(tinyModel('bert')));
    server = await EmbeddingServer.start();
    server.key = 'secret';
    vi.stubEnv('HF_ENDPOINT', hub.url);
    installed = await openInstalledWorkbench({ language: 'ko', theme: 'highContrast' });
    workbench = installed.workbench;
    await workbench.openFile('instructions.jsonl');
    await workbench.button(koreanTitle('command.cluster')).waitFor();
    await workbench.page.setViewportSize(narrow);
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

  const asks = (title: string): Promise<void> =>
    workbench.page.locator('.quick-input-title', { hasText: title }).waitFor();
  const shows = (text: string): Promise<void> =>
    workbench.page.getByText(text).first().waitFor({ timeout: workLimit });
  const openModels = async (): Promise<void> => {
    await workbench.runCommand(koreanTitle('command.chooseModel'));
    await asks(korean('Choose embedding model'));
  };

  it('is what a model is, and what its download takes', async () => {
    await openModels();
    await workbench.page.getByRole('option', { name: id }).first().waitFor();
    await workbench.screenshot('korean-model-picker');
    await workbench.pick('bge-m3', id);
    await workbench.button(korean('Download')).waitFor();
    await workbench.screenshot('korean-download-consent');
    await workbench.page.keyboard.press('Escape');
  });

  it('is where a server is, its key, and its models', async () => {
    await openModels();
    const endpoint = korean('Endpoint…');
    await workbench.pick(endpoint.slice(0, -1), endpoint);
    await asks(korean('Endpoint'));
    await workbench.screenshot('korean-endpoint-address');
    await workbench.pick(server.url, server.url);
    await shows(
      korean('{0} wants a key. It is kept in the secret storage.', new URL(server.url).host),
    );
    await workbench.screenshot('korean-endpoint-key');
    await workbench.page.keyboard.type('secret');
    await workbench.page.keyboard.press('Enter');
    await asks(korean('Model at {0}', new URL(server.url).host));
    await workbench.screenshot('korean-endpoint-models');
    await workbench.page.keyboard.press('Enter');
    await shows(`${server.url}#tiny-embed`);
  });

  it('is what would be sent to whom', async () => {
    await workbench.page.setViewportSize(wide);
    await workbench.button(koreanTitle('command.cluster')).click();
    await workbench.page.setViewportSize(narrow);
    await shows(korean('Send texts to {0}?', new URL(server.url).host));
    await workbench.screenshot('korean-endpoint-consent');
    await workbench.page.keyboard.press('Escape');
  });

  it('is what went wrong at an address where nobody is', async () => {
    const { url } = server;
    await server.stop();
    await openModels();
    const endpoint = korean('Endpoint…');
    await workbench.pick(endpoint.slice(0, -1), endpoint);
    await asks(korean('Endpoint'));
    await workbench.pick(`${url}#tiny`, `${url}#tiny`);
    await workbench.button(korean('Use it anyway')).waitFor({ timeout: workLimit });
    await workbench.screenshot('korean-endpoint-nobody');
    await workbench.page.keyboard.press('Escape');
  });
});

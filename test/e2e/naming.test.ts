import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { chatProviderFolder } from '../../scripts/test-host/folders.ts';
import { openClusteredWorkbench } from './support/clustered.ts';
import type { InstalledWorkbench } from './support/installed.ts';
import type { Workbench } from './support/workbench.ts';

const model = 'Tiny Guarded';
const tellLimit = 60_000;
const lookMs = 3_000;

describe('names by a language model that needs consent, on the packed extension', () => {
  let installed: InstalledWorkbench;
  let workbench: Workbench;

  beforeAll(async () => {
    installed = await openClusteredWorkbench({ beside: chatProviderFolder });
    workbench = installed.workbench;
    await workbench.runCommand('Instruction Clusters: Show cluster panel');
    await item(1).waitFor();
  });

  afterAll(async () => {
    await installed.close();
  });

  beforeEach(({ onTestFailed }) => {
    onTestFailed(({ task }) => workbench.screenshot(`failed ${task.name}`));
  });

  const item = (id: number): Locator => workbench.webview.locator(`[data-cluster="${id}"]`);
  const dialog = (text: string): Locator =>
    workbench.page.locator('.monaco-dialog-box', { hasText: text });
  /** Waits until the workbench has told this, and shows it. */
  const message = (text: string): Promise<void> =>
    vi.waitFor(async () => {
      await workbench.runCommand('Notifications: Show Notifications');
      const told = workbench.page.locator('.notification-list-item', { hasText: text });
      await told.waitFor({ timeout: lookMs });
    }, tellLimit);

  /** Chooses the model, reads what would be sent, and agrees to it. */
  const agree = async (): Promise<void> => {
    await workbench.runCommand('Instruction Clusters: Suggest names…');
    await workbench.pick('Tiny', model);
    await dialog(`Ask ${model}`).waitFor();
    await workbench.screenshot('naming-question');
    await workbench.button('Show text').click();
    await workbench.page.locator('.quick-input-title', { hasText: `Ask ${model}` }).waitFor();
    await workbench.tab(`Text for ${model}.*`).waitFor();
    await workbench.screenshot('naming-text');
    await workbench.page.getByRole('option', { name: 'Send', exact: true }).click();
  };
  const consent = async (answer: string): Promise<void> => {
    const asked = dialog('wants to access');
    await asked.waitFor();
    await workbench.screenshot('naming-consent');
    await asked.getByRole('button', { name: answer, exact: true }).click();
  };

  it('names nothing when VS Code is told not to allow it, and says what to do', async () => {
    await agree();
    await consent('Cancel');
    await message('consent was not given');
    await workbench.screenshot('naming-refused');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });

  it('suggests names when it is allowed, which are given when they are accepted', async () => {
    await agree();
    await consent('Allow');
    const suggestion = item(1).locator('.suggested-text');
    const name = (await suggestion.textContent()) ?? '';
    expect(name).toMatch(/^Instructions about ./);
    await workbench.screenshot('naming-suggested');
    await item(1)
      .getByRole('button', { name: /^Accept/ })
      .click();
    await suggestion.waitFor({ state: 'detached' });
    await item(1).locator('.cluster-toggle').getByText(name).waitFor();
    await workbench.screenshot('naming-accepted');
  });
});

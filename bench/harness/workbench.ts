import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Frame, Page } from 'playwright-core';
import { launchBrowser, newPage, workbenchUrl } from '../../scripts/test-host/browser.ts';
import { logsFolder, projectFolder } from '../../scripts/test-host/folders.ts';
import { installTestHost } from '../../scripts/test-host/install.ts';
import { writeSettings } from '../../scripts/test-host/profile.ts';
import { startServer } from '../../scripts/test-host/server.ts';
import { createWorkspace } from '../../scripts/test-host/workspace.ts';

/**
 * Opens `folder` in a real workbench with the extension as it was built.
 * @param measure is given the page and the folder for pictures and logs, which bears `name`
 */
export async function inWorkbench(
  name: string,
  folder: string,
  measure: (page: Page, logs: string) => Promise<void>,
): Promise<void> {
  const host = await installTestHost();
  const workspace = await createWorkspace();
  await writeSettings(workspace.dataFolder, 'dark', { 'security.workspace.trust.enabled': false });
  const logs = join(logsFolder, name);
  const server = await startServer(host, {
    dataFolder: workspace.dataFolder,
    logFile: join(logs, 'server.log'),
  });
  const browser = await launchBrowser();
  try {
    const page = await newPage(browser);
    // tsx names functions by this helper, also those that run in the page.
    await page.addInitScript('globalThis.__name = value => value');
    const extension = `vscode-remote://127.0.0.1:${server.port}${projectFolder}`;
    await page.goto(workbenchUrl(server.port, folder, [['extensionDevelopmentPath', extension]]));
    await page.locator('.monaco-workbench').waitFor();
    await measure(page, logs);
  } finally {
    await browser.close();
    await server.stop();
    await workspace.remove(logs);
  }
}

/** Runs a command of a file's menu in the explorer. */
export async function chooseInExplorer(page: Page, file: string, command: string): Promise<void> {
  const item = page.getByRole('menuitem', { name: command, exact: true });
  for (;;) {
    await page.getByRole('treeitem', { name: file, exact: true }).click({ button: 'right' });
    // The menu has it as soon as the workbench has read the extension's description.
    if (await item.isVisible()) break;
    await page.keyboard.press('Escape');
    await setTimeout(1000);
  }
  // A menu that has only just opened takes no click.
  while (await item.isVisible()) {
    await item.click();
    await setTimeout(500);
  }
}

/** The frame of the rows view, once it shows rows. */
export async function rowsFrame(page: Page): Promise<Frame> {
  const inner = page.frameLocator('iframe.webview').frameLocator('#active-frame');
  await inner.locator('.grid').waitFor();
  const element = await inner.locator('html').elementHandle();
  const frame = await element.ownerFrame();
  if (!frame) throw new Error('The rows view has no frame.');
  return frame;
}

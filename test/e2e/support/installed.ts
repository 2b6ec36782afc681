import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  launchBrowser,
  newPage,
  workbenchUrl,
  type Language,
} from '../../../scripts/test-host/browser.ts';
import { logsFolder } from '../../../scripts/test-host/folders.ts';
import { addExtension, installExtension } from '../../../scripts/test-host/install-extension.ts';
import { installTestHost } from '../../../scripts/test-host/install.ts';
import { writeSettings, type Theme } from '../../../scripts/test-host/profile.ts';
import { startServer } from '../../../scripts/test-host/server.ts';
import { createWorkspace } from '../../../scripts/test-host/workspace.ts';
import { thisTarget, vsixPath } from '../../../scripts/vsix.ts';
import { Workbench } from './workbench.ts';

/** A fresh workbench with the packed extension in it and a copy of `samples/` open. */
export interface InstalledWorkbench {
  readonly workbench: Workbench;
  /** The opened folder. */
  readonly folder: string;
  /** Ends the server with all its processes, starts another one and opens the folder again. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  readonly language?: Language;
  readonly theme?: Theme;
  /** Whether the opened folder is not trusted. */
  readonly restricted?: boolean;
  /** Folder of another extension to have beside ours; it may use proposed API. */
  readonly beside?: string;
}

const restrictedMode = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
};

/** @throws Error when `npm run package` has not been run */
export async function openInstalledWorkbench({
  language = 'en',
  theme = 'light',
  restricted = false,
  beside,
}: Options = {}): Promise<InstalledWorkbench> {
  const vsix = vsixPath(thisTarget());
  if (!existsSync(vsix)) throw new Error(`There is no ${vsix}: run \`npm run package\`.`);
  const host = await installTestHost();
  const workspace = await createWorkspace();
  const { folder, dataFolder, extensionsFolder } = workspace;
  await writeSettings(dataFolder, theme, restricted ? restrictedMode : {});
  if (beside !== undefined) await addExtension(workspace, beside);
  await installExtension(host, workspace, vsix);
  const logs = join(logsFolder, 'e2e');
  const logFile = join(logs, 'server.log');
  const options = { dataFolder, extensionsFolder, logFile, restricted };
  let server = await startServer(host, options);
  const { port } = server;
  const browser = await launchBrowser();
  const page = await newPage(browser, language);
  const payload = beside === undefined ? [] : [['enableProposedApi', 'true'] as const];
  const open = async (): Promise<void> => {
    await page.goto(workbenchUrl(port, folder, payload));
    await page.locator('.monaco-workbench').waitFor();
  };
  await open();
  const restart = async (): Promise<void> => {
    await page.goto('about:blank');
    await server.stop();
    server = await startServer(host, { ...options, port });
    await open();
  };
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
    await workspace.remove(logs);
  };
  return { workbench: new Workbench(page), folder, restart, close };
}

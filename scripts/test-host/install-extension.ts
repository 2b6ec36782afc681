import { cp } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { runCommand } from '../command.ts';
import type { TestHost } from './install.ts';
import type { Workspace } from './workspace.ts';

/** Installs a `.vsix` into the workspace's own extensions folder, as the workbench itself does it. */
export async function installExtension(
  host: TestHost,
  workspace: Workspace,
  vsix: string,
): Promise<void> {
  await runCommand(host.node, [
    host.server,
    '--accept-server-license-terms',
    ...['--server-data-dir', workspace.dataFolder],
    ...['--extensions-dir', workspace.extensionsFolder],
    ...['--install-extension', vsix],
  ]);
}

/** Puts a folder with an extension beside those that are installed, before the workbench starts for the first time. */
export async function addExtension(workspace: Workspace, folder: string): Promise<void> {
  await cp(folder, join(workspace.extensionsFolder, basename(folder)), { recursive: true });
}

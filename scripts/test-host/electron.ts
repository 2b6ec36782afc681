/**
 * Runs the host tests in the desktop VS Code that `@vscode/test-electron` downloads, for places where that
 * download is possible. The suite is the same; its screenshots do nothing here.
 */
import { join } from 'node:path';
import { runTests } from '@vscode/test-electron';
import { chatProviderFolder, logsFolder, projectFolder } from './folders.ts';
import { writeSettings } from './profile.ts';
import { createWorkspace } from './workspace.ts';

const workspace = await createWorkspace();
try {
  await writeSettings(workspace.dataFolder, 'dark');
  process.exitCode = await runTests({
    extensionDevelopmentPath: [projectFolder, chatProviderFolder],
    extensionTestsPath: join(projectFolder, 'dist/test/index.cjs'),
    launchArgs: [
      workspace.folder,
      `--user-data-dir=${join(workspace.dataFolder, 'data')}`,
      `--extensions-dir=${workspace.extensionsFolder}`,
      '--disable-workspace-trust',
      '--enable-proposed-api',
    ],
  });
} finally {
  await workspace.remove(join(logsFolder, 'electron'));
}

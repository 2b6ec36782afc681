/**
 * Takes the picture of the README: the packed extension on the sample, in a real workbench.
 * `npm run package && npx tsx scripts/readme-picture.ts`
 */
import { resolve } from 'node:path';
import { openInstalledWorkbench } from '../test/e2e/support/installed.ts';

const file = 'instructions.jsonl';
const picture = resolve(import.meta.dirname, '../docs/images/editor.png');

const installed = await openInstalledWorkbench();
try {
  const { workbench } = installed;
  const { page, webview } = workbench;
  await workbench.openFile(file);
  await workbench.button('Cluster instructions').waitFor();
  await workbench.runCommand('Instruction Clusters: Cluster instructions');
  await workbench.gutterIcons.first().waitFor({ timeout: 90_000 });
  await webview.getByRole('heading', { name: file }).waitFor();
  await workbench.setTheme('dark');
  await page.setViewportSize({ width: 1280, height: 800 });
  // Its noise would be half of the picture's bytes.
  await workbench.runCommand('View: Toggle Minimap');
  await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
  await webview.getByRole('button', { expanded: false }).nth(3).click();
  await webview
    .getByRole('button', { name: /^Line / })
    .first()
    .waitFor();
  await page.screenshot({ path: picture });
} finally {
  await installed.close();
}

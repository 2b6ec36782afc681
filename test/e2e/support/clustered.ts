import { openInstalledWorkbench, type InstalledWorkbench } from './installed.ts';

/** The file of `samples/`. */
export const sampleFile = 'instructions.jsonl';
const clusterLimit = 90_000;

/** A fresh workbench with the packed extension, in which the sample file is open and clustered. */
export async function openClusteredWorkbench(
  ...options: Parameters<typeof openInstalledWorkbench>
): Promise<InstalledWorkbench> {
  const installed = await openInstalledWorkbench(...options);
  const { workbench } = installed;
  await workbench.openFile(sampleFile);
  await workbench.button('Cluster instructions').waitFor();
  await workbench.runCommand('Instruction Clusters: Cluster instructions');
  await workbench.gutterIcons.first().waitFor({ timeout: clusterLimit });
  return installed;
}

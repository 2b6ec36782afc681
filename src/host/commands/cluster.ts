import { clusterFile, defaultOptions } from '../jobs/cluster-file.ts';
import type { Services } from '../services.ts';
import { givenFor, saveFirst, showLargeFile } from './command-source.ts';

/** Clusters a file, a folder of files, or several files that are selected as one. */
export async function cluster(
  services: Services,
  argument: unknown,
  selected?: unknown,
): Promise<void> {
  const source = await givenFor(services, argument, selected);
  const options = defaultOptions(services, source);
  if (!(await saveFirst(services, source))) return;
  await showLargeFile(services, source);
  await clusterFile(services, source, options);
}

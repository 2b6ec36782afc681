import { clusterFile, defaultOptions } from '../jobs/cluster-file.ts';
import type { Services } from '../services.ts';
import { saveFirst, showLargeFile, sourceFor } from './command-source.ts';

export async function cluster(services: Services, argument: unknown): Promise<void> {
  const source = sourceFor(services, argument);
  const options = defaultOptions(services, source);
  if (!(await saveFirst(source))) return;
  await showLargeFile(services, source);
  await clusterFile(services, source, options);
}

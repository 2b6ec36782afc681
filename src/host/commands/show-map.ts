import type { Services } from '../services.ts';
import { resultFor, sourceFor } from './command-source.ts';

/** Opens the map of a clustered file. */
export async function showMap(services: Services, argument: unknown): Promise<void> {
  const { file } = await resultFor(services, sourceFor(services, argument));
  services.map.show(file);
}

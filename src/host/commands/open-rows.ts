import type { Services } from '../services.ts';
import { ownSourceFor } from './command-source.ts';

/** Shows the rows of a file of any size, with their clusters. */
export async function openRows(services: Services, argument: unknown): Promise<void> {
  await services.rows.show(ownSourceFor(services, argument));
}

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@vscode/l10n';
import { resourcesIn } from '../core/resources.ts';
import { countTemplateTokens } from '../core/template-tokens.ts';
import { serve } from '../protocol/rpc.ts';
import type { WorkerApi } from '../protocol/worker-api.ts';
import { workerHandlers } from './handlers.ts';
import { parentChannel } from './parent-channel.ts';

/** The child process of the extension host: requests on one side, the pipeline on the other. */
const strings = process.env['INSTRUCTION_CLUSTERS_L10N'];
if (strings !== undefined) config({ contents: readFileSync(strings, 'utf8') });

// Set after a worker that ended for lack of memory.
const sparing = process.env['INSTRUCTION_CLUSTERS_SPARING'] !== undefined;

const searchScript = join(import.meta.dirname, 'search-thread.js');
const resources = resourcesIn(import.meta.dirname);
countTemplateTokens(resources);
serve<WorkerApi>(parentChannel(), workerHandlers(resources, searchScript, sparing));

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config } from '@vscode/l10n';
import type { ReaderApi } from '../protocol/reader-api.ts';
import { serve } from '../protocol/rpc.ts';
import { parentChannel } from './parent-channel.ts';
import { readerHandlers } from './reader-handlers.ts';

/**
 * The process that reads lines for the rows view. It is another one than the worker, which computes for up
 * to a third of a second at a time: rows have to come at once while a file is clustered too.
 */
const strings = process.env['INSTRUCTION_CLUSTERS_L10N'];
if (strings !== undefined) config({ contents: readFileSync(strings, 'utf8') });

serve<ReaderApi>(parentChannel(), readerHandlers(join(import.meta.dirname, 'search-thread.js')));

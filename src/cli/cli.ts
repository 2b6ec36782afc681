#!/usr/bin/env node
import { systemCode } from '../core/errors.ts';
import { resourcesIn } from '../core/resources.ts';
import { countTemplateTokens } from '../core/template-tokens.ts';
import { runCommand } from './run-command.ts';

// Who reads may have seen enough before everything is printed, as `head` does; that is no error.
process.stdout.on('error', error => {
  if (systemCode(error) !== 'EPIPE') throw error;
});

countTemplateTokens(resourcesIn(import.meta.dirname));
process.exitCode = await runCommand(process.argv.slice(2));

import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../../errors.ts';

/** Turns a failed open or read of the source into an error a person can act on. */
export function sourceError(path: string, error: unknown): unknown {
  switch (systemCode(error)) {
    case 'ENOENT':
      return new HumanError('source-missing', t('{0} does not exist. Check the path.', path));
    case 'EACCES':
    case 'EPERM':
      return new HumanError(
        'source-unreadable',
        t('{0} cannot be read. Check its permissions.', path),
      );
    case 'EISDIR':
      return new HumanError('source-unreadable', t('{0} is a folder. Give a JSONL file.', path));
    default:
      return error;
  }
}

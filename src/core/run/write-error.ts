import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../errors.ts';

/**
 * Turns a failed write below `folder` into an error a person can act on: `disk-full`,
 * `folder-read-only` or `not-a-folder`. Every other error is given back as it is.
 */
export function writeError(folder: string, error: unknown): unknown {
  const cause = { cause: error };
  switch (systemCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HumanError(
        'disk-full',
        t('There is no space left to write {0}. Free some space or choose another folder.', folder),
        cause,
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new HumanError(
        'folder-read-only',
        t('{0} cannot be written. Check its permissions or choose another folder.', folder),
        cause,
      );
    case 'ENOTDIR':
    case 'EEXIST':
      return new HumanError(
        'not-a-folder',
        t('{0} is a file or lies below one. Choose another folder.', folder),
        cause,
      );
    default:
      return error;
  }
}

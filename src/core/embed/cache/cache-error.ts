import { t } from '@vscode/l10n';
import { HumanError, systemCode } from '../../errors.ts';

/** `cache-unusable` for a system error; every other error as it is. */
export function cacheError(folder: string, error: unknown): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new HumanError(
    'cache-unusable',
    t('The cache folder {0} cannot be used ({1}). Choose another one.', folder, code),
    { cause: error },
  );
}

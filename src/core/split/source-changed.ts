import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';

/** The file is not what was clustered. */
export function sourceChanged(path: string): HumanError {
  return new HumanError(
    'source-changed',
    t('{0} has changed since it was clustered. Cluster it again, then split it.', path),
  );
}

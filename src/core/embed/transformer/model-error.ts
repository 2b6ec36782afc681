import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';

/**
 * A model folder that cannot be used.
 * @param reason a clause, such as `it has no tokenizer.json`
 */
export function modelUnusable(folder: string, reason: string, cause?: unknown): HumanError {
  return new HumanError(
    'model-unusable',
    t('The model in {0} cannot be used: {1}.', folder, reason),
    { cause },
  );
}

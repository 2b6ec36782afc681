import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';
import type { GivenSource } from '../forms/file-set.ts';
import { inspectGiven } from './inspect.ts';
import { parseTemplate, type Template } from './template.ts';

/** Read for a file whose first rows say nothing, so that the scan can report its lines. */
const fallback = '{instruction}';

/**
 * The template that was asked for, or else the one that fits the first rows of what was given.
 * @throws HumanError `template-invalid`, `no-field` when there are rows but no text in any field,
 *   and as `inspectGiven`
 */
export async function chooseTemplate(
  given: GivenSource,
  asked: string | undefined,
): Promise<Template> {
  if (asked !== undefined) return parseTemplate(asked);
  const { rows, templates } = await inspectGiven(given);
  const [best] = templates;
  if (best !== undefined) return parseTemplate(best.template);
  if (rows === 0) return parseTemplate(fallback);
  throw new HumanError(
    'no-field',
    t(
      'No field of the first {0} rows of {1} holds text. Name one with a template such as {instruction}.',
      rows,
      given.path,
    ),
  );
}

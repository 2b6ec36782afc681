import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { inspect } from './inspect.ts';
import { parseTemplate, type Template } from './template.ts';

/** Read for a file whose first rows say nothing, so that the scan can report its lines. */
const fallback = '{instruction}';

/**
 * The template that was asked for, or else the one that fits the first rows of the file.
 * @param shown the path by which a person knows the file
 * @throws HumanError `template-invalid`, or `no-field` when there are rows but no text in any field
 */
export async function chooseTemplate(
  path: string,
  asked: string | undefined,
  shown = path,
): Promise<Template> {
  if (asked !== undefined) return parseTemplate(asked);
  const { rows, templates } = await inspect(path);
  const [best] = templates;
  if (best !== undefined) return parseTemplate(best.template);
  if (rows === 0) return parseTemplate(fallback);
  throw new HumanError(
    'no-field',
    t(
      'No field of the first {0} rows of {1} holds text. Name one with a template such as {instruction}.',
      rows,
      shown,
    ),
  );
}

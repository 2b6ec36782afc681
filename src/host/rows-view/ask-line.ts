import * as vscode from 'vscode';
import { formatNumber } from '../jobs/progress-text.ts';

/**
 * Asks for a line by its number.
 * @param current 0-based
 * @param lines of the file
 * @returns 0-based; undefined when the person left
 */
export async function askLine(current: number, lines: number): Promise<number | undefined> {
  const problem = vscode.l10n.t('Give a line from 1 to {0}.', formatNumber(lines));
  const answer = await vscode.window.showInputBox({
    title: vscode.l10n.t('Go to line'),
    prompt: vscode.l10n.t('Line {0} of {1}', formatNumber(current + 1), formatNumber(lines)),
    placeHolder: String(current + 1),
    validateInput: text =>
      text === '' || lineFrom(text, lines) !== undefined ? undefined : problem,
  });
  return answer === undefined ? undefined : lineFrom(answer, lines);
}

/** A number may be written with separators, as it is shown. */
function lineFrom(text: string, lines: number): number | undefined {
  const number = Number(text.replaceAll(/[\s,.']/g, ''));
  return Number.isInteger(number) && number >= 1 && number <= lines ? number - 1 : undefined;
}

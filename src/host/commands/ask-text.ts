import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';

/**
 * Asks for a text, without the space around it; undefined when the person left.
 * @param isRight may throw a HumanError that says what is wrong
 */
export function askText(
  prompt: string,
  isRight: (text: string) => boolean,
): Thenable<string | undefined> {
  return vscode.window
    .showInputBox({
      prompt,
      ignoreFocusOut: true,
      validateInput: text => problemOf(text.trim(), isRight, prompt),
    })
    .then(text => text?.trim());
}

function problemOf(
  text: string,
  isRight: (text: string) => boolean,
  prompt: string,
): string | undefined {
  try {
    return isRight(text) ? undefined : prompt;
  } catch (error) {
    if (error instanceof HumanError) return error.message;
    throw error;
  }
}

import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';

/**
 * Asks for a text, without the space around it; undefined when the person left.
 * @param isRight may throw a HumanError that says what is wrong
 */
export async function askText(
  title: string,
  prompt: string,
  isRight: (text: string) => boolean,
): Promise<string | undefined> {
  const text = await vscode.window.showInputBox({
    title,
    prompt,
    ignoreFocusOut: true,
    validateInput: typed => problemOf(typed.trim(), isRight, prompt),
  });
  const typed = text?.trim();
  return typed === '' ? undefined : typed;
}

function problemOf(
  text: string,
  isRight: (text: string) => boolean,
  prompt: string,
): string | undefined {
  if (text === '') return undefined;
  try {
    return isRight(text) ? undefined : prompt;
  } catch (error) {
    if (error instanceof HumanError) return error.message;
    throw error;
  }
}

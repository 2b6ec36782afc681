import * as vscode from 'vscode';

/** The person wants the question before this one again. */
export const back = Symbol('back');

export interface Choice<T> {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  readonly value: T;
}

/** What typed text means, or why it means nothing. */
export type Typed<T> = Choice<T> | { readonly problem: string };

export interface Question<T> {
  readonly title: string;
  /** 1-based, of `questionCount`. */
  readonly step: number;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** Value of the choice that is highlighted first. */
  readonly current: T | undefined;
  readonly parse: (text: string) => Typed<T>;
}

const questionCount = 3;

type Item<T> = vscode.QuickPickItem & { readonly choice: Choice<T> | undefined };

/**
 * A quick pick that also takes typed text, checked while it is typed.
 * @returns undefined when the person leaves
 */
export async function pickOrType<T>(
  question: Question<T>,
): Promise<Choice<T> | typeof back | undefined> {
  const pick = vscode.window.createQuickPick<Item<T>>();
  pick.title = question.title;
  pick.step = question.step;
  pick.totalSteps = questionCount;
  pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = true;
  if (question.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  const offered = question.choices.map(itemOf);
  pick.items = offered;
  const current = offered.find(item => item.choice?.value === question.current);
  if (current !== undefined) pick.activeItems = [current];
  pick.onDidChangeValue(text => {
    pick.items = text.trim() === '' ? offered : [typedItem(question, text.trim()), ...offered];
  });
  try {
    return await answerOf(pick);
  } finally {
    pick.dispose();
  }
}

function answerOf<T>(
  pick: vscode.QuickPick<Item<T>>,
): Promise<Choice<T> | typeof back | undefined> {
  return new Promise(resolve => {
    pick.onDidAccept(() => {
      const choice = pick.selectedItems[0]?.choice;
      if (choice !== undefined) resolve(choice);
    });
    pick.onDidTriggerButton(() => resolve(back));
    pick.onDidHide(() => resolve(undefined));
    pick.show();
  });
}

function itemOf<T>(choice: Choice<T>): Item<T> {
  return {
    label: choice.label,
    description: choice.description ?? '',
    ...(choice.detail === undefined ? {} : { detail: choice.detail }),
    choice,
  };
}

function typedItem<T>(question: Question<T>, text: string): Item<T> {
  const typed = question.parse(text);
  return 'problem' in typed
    ? { label: `$(warning) ${typed.problem}`, alwaysShow: true, choice: undefined }
    : { ...itemOf(typed), alwaysShow: true };
}

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
  /** 1-based, of `questionCount`; missing when it is the only question. */
  readonly step?: number;
  readonly placeholder: string;
  readonly choices: readonly Choice<T>[];
  /** Value of the choice that is highlighted first. */
  readonly current: T | undefined;
  readonly parse: (text: string) => Typed<T>;
  /** Texts that are shown below the choices for the highlighted one. */
  readonly preview?: (value: T) => Promise<readonly string[]>;
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
  pick.placeholder = question.placeholder;
  pick.ignoreFocusOut = true;
  if (question.step !== undefined) {
    pick.step = question.step;
    pick.totalSteps = questionCount;
    if (question.step > 1) pick.buttons = [vscode.QuickInputButtons.Back];
  }
  const offered = question.choices.map(itemOf);
  const items = (): Item<T>[] => {
    const text = pick.value.trim();
    return text === '' ? offered : [typedItem(question, text), ...offered];
  };
  pick.items = items();
  const current = offered.find(item => item.choice?.value === question.current);
  if (current !== undefined) pick.activeItems = [current];
  pick.onDidChangeValue(() => (pick.items = items()));
  if (question.preview !== undefined) showPreviews(pick, items, question.preview);
  try {
    return await answerOf(pick);
  } finally {
    pick.dispose();
  }
}

/** Keeps the texts of the highlighted choice below all choices. */
function showPreviews<T>(
  pick: vscode.QuickPick<Item<T>>,
  items: () => Item<T>[],
  preview: (value: T) => Promise<readonly string[]>,
): void {
  let shown: T | undefined;
  const show = async (choice: Choice<T> | undefined): Promise<void> => {
    if (choice === undefined || choice.value === shown) return;
    shown = choice.value;
    const texts = await preview(choice.value);
    if (shown !== choice.value) return;
    const choices = items();
    pick.keepScrollPosition = true;
    pick.items = [...choices, ...previewItems<T>(texts)];
    const same = choices.find(item => item.choice?.value === choice.value);
    if (same !== undefined) pick.activeItems = [same];
  };
  pick.onDidChangeActive(([active]) => show(active?.choice));
  // What is highlighted at the beginning is no change.
  void show((pick.activeItems[0] ?? pick.items[0])?.choice);
}

/** Characters of a text that are shown in the one line there is. */
const previewCharacters = 300;

function previewItems<T>(texts: readonly string[]): Item<T>[] {
  const separator: Item<T> = {
    label: vscode.l10n.t('Text of the first rows'),
    kind: vscode.QuickPickItemKind.Separator,
    choice: undefined,
  };
  const lines = texts.map(text => ({
    label: oneLine(text.slice(0, previewCharacters)),
    alwaysShow: true,
    choice: undefined,
  }));
  return [separator, ...lines];
}

/** In one line, and without the `$(…)` that VS Code would draw as icons. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ⏎ ').replaceAll('$(', '$\u200b(');
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

import * as vscode from 'vscode';

/** A message the extension has shown. */
export interface ShownMessage {
  readonly kind: 'error' | 'warning' | 'information';
  readonly text: string;
  readonly detail: string | undefined;
}

type Show = (text: string, ...rest: unknown[]) => Thenable<unknown>;

const functions = {
  error: 'showErrorMessage',
  warning: 'showWarningMessage',
  information: 'showInformationMessage',
} as const;

/**
 * Stands in for the person in front of VS Code's messages while `work` runs: presses the button that
 * `answer` names, else none.
 * @returns what was shown, in order
 */
export async function withAnswer(
  answer: string | undefined,
  work: () => Thenable<unknown>,
): Promise<ShownMessage[]> {
  const shown: ShownMessage[] = [];
  const window = vscode.window as unknown as Record<string, Show>;
  const originals = Object.values(functions).map(name => [name, window[name]] as const);
  for (const [kind, name] of Object.entries(functions)) {
    window[name] = (text, ...rest) => {
      const options = rest.find(isOptions);
      shown.push({ kind: kind as ShownMessage['kind'], text, detail: options?.detail });
      return Promise.resolve(rest.find(item => item === answer));
    };
  }
  try {
    await work();
  } finally {
    for (const [name, original] of originals) {
      if (original !== undefined) window[name] = original;
    }
  }
  return shown;
}

function isOptions(item: unknown): item is vscode.MessageOptions {
  return typeof item === 'object' && item !== null;
}

/** Stands in for the person in front of a list to choose from, or of a box to type into, while `work` runs. */
export async function withChoice(
  choose: (items: readonly vscode.QuickPickItem[]) => unknown,
  work: () => Thenable<unknown>,
): Promise<void> {
  const window = vscode.window as unknown as Record<string, Show>;
  const originals = ['showQuickPick', 'showInputBox'].map(name => [name, window[name]] as const);
  window['showQuickPick'] = async (items: unknown) =>
    choose((await items) as readonly vscode.QuickPickItem[]);
  window['showInputBox'] = () => Promise.resolve(choose([]));
  try {
    await work();
  } finally {
    for (const [name, original] of originals) {
      if (original !== undefined) window[name] = original;
    }
  }
}

/** Stands in for the person who cancels, while `work` runs, what VS Code shows the progress of. */
export async function withCancel(work: (cancel: () => void) => Promise<void>): Promise<void> {
  const window = vscode.window as unknown as { withProgress: typeof vscode.window.withProgress };
  const original = window.withProgress;
  const source = new vscode.CancellationTokenSource();
  window.withProgress = (options, task) =>
    original(options, progress => task(progress, source.token));
  try {
    await work(() => source.cancel());
  } finally {
    window.withProgress = original;
    source.dispose();
  }
}

import * as vscode from 'vscode';

type Pick = vscode.QuickPick<vscode.QuickPickItem>;

/**
 * Runs `work` with a list of the quick picks that the extension has created since, as they are on the screen.
 */
export async function withQuickPicks(
  work: (picks: readonly Pick[]) => Promise<void>,
): Promise<void> {
  const window = vscode.window as unknown as { createQuickPick: () => Pick };
  const { createQuickPick } = window;
  const picks: Pick[] = [];
  window.createQuickPick = () => {
    const pick = createQuickPick();
    picks.push(pick);
    return pick;
  };
  try {
    await work(picks);
  } finally {
    window.createQuickPick = createQuickPick;
  }
}

/** Highlights the item and accepts it, as `Enter` does. */
export async function accept(pick: Pick, label: string): Promise<void> {
  const item = pick.items.find(one => one.label === label);
  if (item === undefined) throw new Error(`There is no ${label} in the list.`);
  await new Promise<void>(resolve => {
    const subscription = pick.onDidChangeActive(([active]) => {
      if (active?.label !== label) return;
      subscription.dispose();
      resolve();
    });
    if (pick.activeItems[0]?.label === label) resolve();
    else pick.activeItems = [item];
  });
  await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
}

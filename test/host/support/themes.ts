import * as vscode from 'vscode';
import { eventually } from './eventually.ts';

const themes = {
  dark: ['Default Dark Modern', vscode.ColorThemeKind.Dark],
  light: ['Default Light Modern', vscode.ColorThemeKind.Light],
  'hc-dark': ['Default High Contrast', vscode.ColorThemeKind.HighContrast],
  'hc-light': ['Default High Contrast Light', vscode.ColorThemeKind.HighContrastLight],
} as const;

/** Does `work` in each of the four kinds of theme, and goes back to the one there was. */
export async function inEveryTheme(
  work: (theme: keyof typeof themes) => Promise<void>,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('workbench');
  const before = configuration.get('colorTheme');
  for (const theme of Object.keys(themes) as (keyof typeof themes)[]) {
    const [name, kind] = themes[theme];
    await configuration.update('colorTheme', name, vscode.ConfigurationTarget.Global);
    await eventually(`the theme ${name}`, () => vscode.window.activeColorTheme.kind === kind);
    await work(theme);
  }
  await configuration.update('colorTheme', before, vscode.ConfigurationTarget.Global);
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const themes = {
  dark: 'Default Dark Modern',
  light: 'Default Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
} as const;

export type Theme = keyof typeof themes;

/** Nothing on the screen but the editor, and nothing that asks or reaches out. */
const quietSettings = {
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'extensions.ignoreRecommendations': true,
  'files.autoSave': 'off',
  'git.enabled': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'window.autoDetectColorScheme': false,
  'window.autoDetectHighContrast': false,
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the user settings that a workbench starts with.
 * @param dataFolder the server's `--server-data-dir`
 */
export async function writeSettings(
  dataFolder: string,
  theme: Theme,
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(dataFolder, 'data/User');
  await mkdir(folder, { recursive: true });
  const settings = { ...quietSettings, 'workbench.colorTheme': themes[theme], ...more };
  await writeFile(join(folder, 'settings.json'), JSON.stringify(settings, null, 2));
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { screenshotsFolder } from '../../../scripts/test-host/folders.ts';
import { writeSettings, type Theme } from '../../../scripts/test-host/profile.ts';

/** Class that the workbench wears under each theme. */
const themeClasses = {
  dark: 'vs-dark',
  light: 'vs',
  highContrast: 'hc-black',
  highContrastLight: 'hc-light',
} as const satisfies Record<Theme, string>;

/** A person's hands on a workbench: keyboard first, and what they see. */
export class Workbench {
  constructor(
    readonly page: Page,
    private readonly dataFolder: string,
  ) {}

  /** Opens a file of the workspace through Go to File. */
  async openFile(name: string): Promise<void> {
    await this.pick('Control+P', name, this.page.getByRole('option', { name }).first());
    await this.page.getByRole('tab', { name, selected: true }).waitFor();
  }

  /** Runs a command through the palette. @param title with its category, as the palette shows it */
  async runCommand(title: string): Promise<void> {
    await this.pick('F1', `>${title}`, this.page.getByRole('option', { name: title }).first());
  }

  /** What is inside the webview on the screen, through the two frames that VS Code puts around it. */
  get webview(): FrameLocator {
    return this.page.frameLocator('iframe.webview').frameLocator('#active-frame');
  }

  /** Button of a modal dialog or of a notification. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async setTheme(theme: Theme): Promise<void> {
    await writeSettings(this.dataFolder, theme);
    await this.page.locator(`.monaco-workbench.${themeClasses[theme]}`).waitFor();
  }

  /** Saves a picture as `.cache/screenshots/e2e/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    const folder = join(screenshotsFolder, 'e2e');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }

  private async pick(key: string, text: string, option: Locator): Promise<void> {
    const input = this.page.locator('.quick-input-widget input').first();
    await this.page.keyboard.press(key);
    await input.fill(text);
    await option.waitFor();
    await this.page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }
}

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { vi } from 'vitest';
import { screenshotsFolder } from '../../../scripts/test-host/folders.ts';
import type { Theme } from '../../../scripts/test-host/profile.ts';

/** What the theme picker calls each theme, and the class that the workbench wears under it. */
const themes = {
  dark: { label: 'Dark Modern', className: 'vs-dark' },
  light: { label: 'Light Modern', className: 'vs' },
  highContrast: { label: 'Dark High Contrast', className: 'hc-black' },
  highContrastLight: { label: 'Light High Contrast', className: 'hc-light' },
} as const satisfies Record<Theme, { label: string; className: string }>;

const pageLimit = 30_000;

export const themeNames = Object.keys(themes) as Theme[];

/** A person's hands on a workbench: keyboard first, and what they see. */
export class Workbench {
  constructor(readonly page: Page) {}

  /** Opens a file of the workspace through Go to File. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.pick(name, name);
    await this.page.getByRole('tab', { name, selected: true }).waitFor();
  }

  /** Runs a command through the palette. @param title with its category, as the palette shows it */
  async runCommand(title: string): Promise<void> {
    await this.page.keyboard.press('F1');
    await this.pick(`>${title}`, title);
  }

  /** Answers one question of several; its title tells it from the one before. */
  async answer(title: string, text: string, label: string): Promise<void> {
    await this.page.locator('.quick-input-title', { hasText: title }).waitFor();
    await this.pick(text, label);
  }

  /** Types into the open quick input and takes the option that is shown for it. */
  async pick(text: string, label: string): Promise<void> {
    await this.page.locator('.quick-input-widget input').first().fill(text);
    await this.page.getByRole('option', { name: label }).first().click();
  }

  /** Icons in the gutter of the visible lines. */
  get gutterIcons(): Locator {
    return this.page.locator('.glyph-margin-widgets .cgmr[class*="TextEditorDecorationType"]');
  }

  /** What is inside the webview on the screen, through the two frames that VS Code puts around it. */
  get webview(): FrameLocator {
    const onScreen = this.page.locator('iframe.webview').filter({ visible: true });
    return onScreen.contentFrame().frameLocator('#active-frame');
  }

  /** The page of a webview in which there is such an element; several webviews may be on the screen. */
  async pageWith(selector: string): Promise<Frame> {
    return vi.waitFor(async () => {
      for (const frame of this.page.frames()) {
        if ((await frame.locator(selector).count()) > 0) return frame;
      }
      throw new Error(`There is no webview with ${selector}.`);
    }, pageLimit);
  }

  /** Closes the tab of an editor by its button. */
  async closeTab(name: string): Promise<void> {
    const tab = this.tab(name);
    await tab.hover();
    await tab.getByRole('button', { name: /^Close/ }).click();
    await tab.waitFor({ state: 'detached' });
  }

  /** The tab of an editor. */
  tab(name: string): Locator {
    // With several groups of editors, the name of the tab goes on with that of its group.
    const named = this.page.getByRole('tab', { name: new RegExp(`^${name}(,|$)`) });
    return this.page.locator('.tab').and(named);
  }

  /** Holds Shift and draws a closed line with the mouse. @param corners pixels of the page */
  async lasso(corners: readonly (readonly [x: number, y: number])[]): Promise<void> {
    const { keyboard, mouse } = this.page;
    await keyboard.down('Shift');
    for (const [at, corner] of corners.entries()) {
      await mouse.move(...corner);
      if (at === 0) await mouse.down();
    }
    await mouse.up();
    await keyboard.up('Shift');
  }

  /** Button of a modal dialog or of a notification. */
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async setTheme(theme: Theme): Promise<void> {
    const { label, className } = themes[theme];
    await this.runCommand('Preferences: Color Theme');
    await this.pick(label, label);
    await this.page.locator(`.monaco-workbench.${className}`).waitFor();
  }

  /** Saves a picture as `.cache/screenshots/e2e/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    const folder = join(screenshotsFolder, 'e2e');
    await mkdir(folder, { recursive: true });
    await this.page.screenshot({ path: join(folder, `${name}.png`) });
  }
}

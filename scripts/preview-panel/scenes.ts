import type { Page } from 'playwright-core';
import type { states } from './fixtures.ts';

/** What to photograph: the host's state, and what the person then does. */
export interface Scene {
  readonly state: keyof typeof states;
  readonly act?: (page: Page) => Promise<void>;
  readonly fullPage?: boolean;
}

const expandFirst = async (page: Page): Promise<void> => {
  await page.locator('.cluster-toggle').first().click();
  await page.locator('.sample').first().waitFor();
};

export const scenes: Readonly<Record<string, Scene>> = {
  empty: { state: 'empty' },
  unclustered: { state: 'unclustered' },
  starting: { state: 'starting' },
  running: { state: 'running' },
  cancelled: { state: 'cancelled' },
  failed: { state: 'failed' },
  done: { state: 'done' },
  marked: { state: 'marked' },
  many: { state: 'many' },
  filtered: {
    state: 'many',
    act: async page => {
      await page.locator('vscode-text-field').pressSequentially('요약');
    },
  },
  expanded: { state: 'done', fullPage: true, act: expandFirst },
  full: {
    state: 'done',
    fullPage: true,
    act: async page => {
      await expandFirst(page);
      await page
        .getByRole('button', { name: /full row|전체/u })
        .first()
        .click();
      await page.locator('.sample.full').waitFor();
    },
  },
  keyboard: {
    state: 'done',
    act: async page => {
      await page.locator('.cluster-toggle').first().focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
    },
  },
  sampleError: {
    state: 'many',
    act: async page => {
      await expandFirst(page);
      await page.getByRole('radio').last().click();
      await page.locator('.notice.error').waitFor();
    },
  },
  choosing: {
    state: 'done',
    act: async page => {
      await page.getByRole('slider').focus();
      for (let i = 0; i < 8; i++) {
        await page.getByRole('slider').evaluate((slider: HTMLInputElement) => {
          slider.stepUp();
          slider.dispatchEvent(new Event('input', { bubbles: true }));
        });
      }
    },
  },
  recut: {
    state: 'done',
    act: async page => {
      await page.getByRole('slider').focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.locator('.k-pending').waitFor();
    },
  },
  split: {
    state: 'done',
    act: async page => {
      await page.locator('.run-actions vscode-button').first().click();
      await page.locator('table').waitFor();
    },
  },
};

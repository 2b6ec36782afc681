import type { Page } from 'playwright-core';
import type { PageName } from './page.ts';

/** What to photograph: the host's state, and what the person then does. */
export interface Scene {
  /** The panel when undefined. */
  readonly page?: PageName;
  readonly state: string;
  readonly act?: (page: Page) => Promise<void>;
  readonly fullPage?: boolean;
}

const expandFirst = async (page: Page): Promise<void> => {
  await page.locator('.cluster-toggle').first().click();
  await page.locator('.sample').first().waitFor();
};

const rowsShown = async (page: Page): Promise<void> => {
  await page.locator('.row:not(.head) .plate').first().waitFor();
};

/** Milliseconds until something of `selector` is there and drawn, from the page's start or from a click. */
async function timeUntil(page: Page, selector: string, click?: string): Promise<number> {
  return page.evaluate(
    async ([wanted, clicked]) => {
      const start = clicked === undefined ? 0 : performance.now();
      if (clicked !== undefined) document.querySelector<HTMLElement>(clicked)?.click();
      while (document.querySelector(wanted) === null) await new Promise(requestAnimationFrame);
      await new Promise(requestAnimationFrame);
      return performance.now() - start;
    },
    [selector, click] as const,
  );
}

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
  grouped: {
    state: 'many',
    act: async page => {
      await page.locator('.list-choices vscode-checkbox').click();
      await page.locator('.group-toggle').nth(1).click();
    },
  },
  suspect: {
    state: 'done',
    fullPage: true,
    act: async page => {
      await page.locator('.list-choices select').first().selectOption('suspicion');
      await expandFirst(page);
      await page.locator('.reason').first().click();
      await page.locator('.suspicion .sample').first().waitFor();
    },
  },
  compared: {
    state: 'done',
    fullPage: true,
    act: async page => {
      await expandFirst(page);
      await page.locator('.comparison select').selectOption('2');
      await page.locator('.compared .sample').first().waitFor();
    },
  },
  thousand: { state: 'thousand' },
  times: {
    state: 'many',
    act: async page => {
      await page.reload({ waitUntil: 'commit' });
      const list = await timeUntil(page, '.cluster-toggle');
      const drop = await timeUntil(page, '[data-cluster="5"].dropped', '#cluster-5 .drop-toggle');
      console.log(
        `first list after ${list.toFixed(0)} ms, a dropped cluster ${drop.toFixed(0)} ms`,
      );
    },
  },
  thousandEnd: {
    state: 'thousand',
    act: async page => {
      await page.locator('.cluster-toggle').first().focus();
      for (const key of ['ArrowDown', 'ArrowDown', 'Enter', 'End', 'ArrowUp']) {
        await page.keyboard.press(key);
      }
      await page.locator('[data-index="998"] .cluster-toggle:focus').waitFor();
    },
  },
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
  curated: {
    state: 'done',
    act: async page => {
      const toggles = page.locator('.cluster-toggle');
      await toggles.first().focus();
      await page.keyboard.press('F2');
      await page.keyboard.type('Summaries 요약');
      await page.keyboard.press('Enter');
      await toggles.nth(1).click({ modifiers: ['Control'] });
      await toggles.nth(3).click({ modifiers: ['Shift'] });
      await page.getByRole('button', { name: /^(Merge|병합)$/u }).click();
      await toggles.nth(2).click({ modifiers: ['Control'] });
      await toggles.nth(4).click({ modifiers: ['Control'] });
      await page.locator('.selection-actions .edit-field').fill('summary');
      await page.keyboard.press('Enter');
      await page.locator('.tag').first().waitFor();
      await toggles.first().click();
      await page.locator('.sample').first().waitFor();
    },
  },
  suggested: {
    state: 'done',
    act: async page => {
      await page.getByRole('button', { name: /^(Suggest names for clusters|이름 없는)/u }).click();
      await page.getByRole('button', { name: /^(Accept “Put|“Put.*수락)/u }).click();
      await page.locator('.suggested-name').nth(1).waitFor();
    },
  },
  charts: {
    state: 'done',
    act: async page => {
      await page.getByRole('button', { name: /^(Charts…|차트…)$/u }).click();
      await page.locator('.chart-picture').first().waitFor();
      await page
        .getByRole('button', { name: /^(Copy “Rows|“클러스터별 행.*PNG.*복사)/u })
        .last()
        .click();
      await page.locator('.chart-buttons [role=status]:not(:empty)').waitFor();
    },
  },
  history: {
    state: 'marked',
    act: async page => {
      const toggles = page.locator('.cluster-toggle');
      await toggles.first().click({ modifiers: ['Control'] });
      await toggles.nth(1).click({ modifiers: ['Control'] });
      await page.getByRole('button', { name: /^(Merge|병합)$/u }).click();
      await page.keyboard.press('Control+z');
      await page.getByRole('button', { name: /^(History of changes|변경 내역)$/u }).click();
      await page.locator('.history-entry').first().waitFor();
    },
  },
  seeds: {
    state: 'marked',
    act: async page => {
      await page.getByRole('button', { name: /^(Seeds…|시드…)$/u }).click();
      await page.getByLabel(/^(Name of the cluster|클러스터 이름)$/u).fill('문장 순서');
      await page.getByLabel(/^(Phrases|문구)/u).fill('Put the sentences in order');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: /^(Add selected rows|선택한 행)/u }).click();
      await page.locator('.seed-rows li').nth(4).waitFor();
    },
  },
  sampleError: {
    state: 'many',
    act: async page => {
      await expandFirst(page);
      await page.locator('.segments input').nth(2).check();
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
  splitSample: {
    state: 'done',
    act: async page => {
      await page.locator('.run-actions vscode-button').first().click();
      await page.locator('.split-choices vscode-checkbox').first().click();
      await page.locator('.sample-choices').waitFor();
    },
  },
  splitForm: {
    state: 'packed',
    act: async page => {
      await page.locator('.run-actions vscode-button').first().click();
      await page
        .locator('.choice', { hasText: /^(Form|형식)/u })
        .locator('select')
        .selectOption('packed');
      await page
        .getByText(/\.csv\.gz$/u)
        .first()
        .waitFor();
    },
  },
  split: {
    state: 'done',
    act: async page => {
      await page.locator('.run-actions vscode-button').first().click();
      await page.locator('table').waitFor();
    },
  },
  exploreRows: { page: 'explore', state: 'rows', act: rowsShown },
  exploreWords: { page: 'explore', state: 'words', act: rowsShown },
  exploreLike: { page: 'explore', state: 'like', act: rowsShown },
  exploreNone: { page: 'explore', state: 'none' },
  exploreFailed: { page: 'explore', state: 'failed' },
  exploreOpened: {
    page: 'explore',
    state: 'rows',
    act: async page => {
      await rowsShown(page);
      await page.locator('.row:not(.head)').nth(1).click();
      await page.keyboard.press('Enter');
      await page.locator('.details .field').first().waitFor();
    },
  },
  exploreSelected: {
    page: 'explore',
    state: 'rows',
    act: async page => {
      await rowsShown(page);
      await page.locator('.row:not(.head)').nth(1).click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Shift+ArrowDown');
      await page.locator('.selection-bar').waitFor();
    },
  },
  exploreClusters: {
    page: 'explore',
    state: 'rows',
    act: async page => {
      await rowsShown(page);
      await page.locator('.menu-button').first().click();
    },
  },
  exploreColumns: {
    page: 'explore',
    state: 'rows',
    act: async page => {
      await rowsShown(page);
      await page.locator('.menu-button').last().click();
    },
  },
};

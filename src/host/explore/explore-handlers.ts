import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import type { ExploreApi } from '../../protocol/explore-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import { commandIds } from '../ids.ts';
import { humanly } from '../page/humanly.ts';
import { revealLine } from '../reveal-line.ts';
import type { Services } from '../services.ts';
import { editRows } from './edit-rows.ts';
import type { ExploreView } from './explore-view.ts';
import { keepColumns } from './kept-columns.ts';

/** Characters of each field that a cell shows, about what fits on a wide screen. */
const cellCharacters = 300;
/** Characters of each field that an opened row shows. */
const shownCharacters = 20_000;

/** Answers to what an explore page asks. */
export function exploreHandlers(services: Services, view: ExploreView): Handlers<ExploreApi> {
  const { worker, curation, memory, log } = services;
  const { table, source } = view;
  return {
    ready: () => {
      view.ready();
      return view.state;
    },
    show: ({ query, ticket }) => begin(table.show(query, ticket)),
    sort: ({ order }) => begin(table.sort(order)),
    stop: () => {
      table.stop();
      return undefined;
    },
    rows: async ({ first, count }) => {
      const folder = requireFolder();
      const rows = table.at(first, count);
      const characters = cellCharacters;
      const found = await humanly(log, worker.call('exploredRows', { folder, rows, characters }));
      return found.map(row => ({ ...row, similarity: table.similarityOf(row.row) }));
    },
    details: async ({ row }) => {
      const { fields } = await oneRow(row, shownCharacters);
      return { kind: 'row', fields };
    },
    copy: async ({ row, field }) => {
      const text =
        field === undefined
          ? await humanly(
              log,
              worker.call('rowLines', { folder: requireFolder(), rows: Uint32Array.of(row) }),
            )
          : ((await oneRow(row, Infinity)).fields[field]?.text ?? '');
      await vscode.env.clipboard.writeText(text);
      return undefined;
    },
    copyRows: async ({ places }) => {
      const rows = table.within(places);
      const text = await humanly(log, worker.call('rowLines', { folder: requireFolder(), rows }));
      await vscode.env.clipboard.writeText(text);
      return rows.length;
    },
    edit: async ({ action, places }) =>
      humanly(log, editRows(services, view.file, action, table.within(places))),
    undo: async () => {
      await humanly(log, curation.undo(view.file));
      return undefined;
    },
    redo: async () => {
      await humanly(log, curation.redo(view.file));
      return undefined;
    },
    reveal: async ({ line }) => {
      await revealLine(services, source, line - 1);
      return undefined;
    },
    showCluster: ({ cluster }) => {
      void vscode.commands.executeCommand(commandIds.showPanel, source, cluster);
      return undefined;
    },
    current: place => {
      view.cursor = place;
      return undefined;
    },
    selected: ({ places }) => {
      view.selected = table.within(places);
      return undefined;
    },
    keepColumns: async ({ columns }) => {
      await keepColumns(memory, source, columns);
      return undefined;
    },
    clusterAgain: () => {
      void vscode.commands.executeCommand(commandIds.cluster, source);
      return undefined;
    },
  };

  /** The table's state tells how it goes on. */
  function begin(work: Promise<void>): undefined {
    void work;
    return undefined;
  }

  async function oneRow(
    row: number,
    characters: number,
  ): Promise<{ readonly fields: readonly { name: string; text: string; omitted: number }[] }> {
    const rows = Uint32Array.of(row);
    const params = { folder: requireFolder(), rows, characters };
    const [found] = await humanly(log, worker.call('exploredRows', params));
    if (found !== undefined) return found;
    throw new HumanError('no-row', vscode.l10n.t('This row is not there any more.'));
  }

  function requireFolder(): string {
    const { folder } = view;
    if (folder !== undefined) return folder;
    throw new HumanError('not-clustered', vscode.l10n.t('The file is not clustered any more.'));
  }
}

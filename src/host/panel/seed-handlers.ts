import type { Seed } from '../../core/explore/seed.ts';
import type { PanelApi } from '../../protocol/panel-api.ts';
import type { Handlers } from '../../protocol/rpc.ts';
import { cursorIn } from '../cursor.ts';
import { searchEngine } from '../explore/search-engine.ts';
import { humanly } from '../page/humanly.ts';
import type { Services } from '../services.ts';
import { engineFor, type FileEngine } from '../settings/model-setting.ts';
import { shownIn } from './shown-file.ts';

/** Examples that are added at once. */
const mostLines = 20;

/**
 * Lines of the run (1-based): of the rows selected in the table of rows, else of the selections of the editor, else
 * of the table's cursor.
 */
async function selectedLines(services: Services): Promise<readonly number[]> {
  const { explore, worker, panel } = services;
  const { file, result } = shownIn(panel);
  const table = explore.find(file.source);
  if (table?.isShown === true && table.selected.length > 0) {
    const rows = table.selected.slice(0, mostLines);
    const found = await worker.call('rows', { folder: result.folder, rows: [...rows] });
    return found.map(({ line }) => line);
  }
  const { part, lines, editor } = cursorIn(services, result.lines) ?? {};
  if (part?.first === undefined || editor === undefined) {
    return table?.cursor === undefined ? [] : [table.cursor.line];
  }
  const { first } = part;
  const selected = editor.selections.flatMap(({ start, end }) =>
    Array.from({ length: Math.min(end.line - start.line + 1, mostLines) }, (_, at) =>
      lines?.onDisk(start.line + at),
    ),
  );
  const known = selected.filter(line => line !== undefined).map(line => first + line + 1);
  return [...new Set(known)].slice(0, mostLines);
}

/** Answers what the panel asks about seeds of the file it shows. */
export function seedHandlers(
  services: Services,
): Handlers<Pick<PanelApi, 'planSeeds' | 'selectedLines' | 'drawSeeds'>> {
  const { worker, curation, panel, log } = services;
  /** Phrases that may go to the model of their file: a slider does not ask again. */
  const agreed = new Set<string>();

  const engineOf = async (path: string, seeds: readonly Seed[]): Promise<FileEngine> => {
    const { source } = shownIn(panel).file;
    const phrases = seeds.flatMap(seed => seed.phrases.map(phrase => `${path}\n${phrase}`));
    if (phrases.every(phrase => agreed.has(phrase))) return engineFor(source, services);
    const engine = await searchEngine(services, source, { text: phrases.join('\n') });
    for (const phrase of phrases) agreed.add(phrase);
    return engine;
  };
  return {
    planSeeds: async ({ seeds }, { signal }) => {
      const { file, result } = shownIn(panel);
      const engine = await humanly(log, engineOf(file.source.fsPath, seeds));
      const params = { folder: result.folder, run: result.run.id, seeds, engine };
      return humanly(log, worker.call('planSeeds', params, { signal }));
    },
    selectedLines: () => humanly(log, selectedLines(services)),
    drawSeeds: async ({ seeds }) => {
      const { file } = shownIn(panel);
      const engine = await humanly(log, engineOf(file.source.fsPath, seeds));
      await humanly(log, curation.drawSeeds(file, seeds, engine));
      return undefined;
    },
  };
}

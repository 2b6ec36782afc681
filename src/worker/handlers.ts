import { applyRun } from '../core/apply-run.ts';
import { clusterParts } from '../core/curate/cluster-parts.ts';
import { describeCurated } from '../core/curate/describe-curated.ts';
import { inspectGiven, previewTexts } from '../core/dataset/template/inspect.ts';
import { repairFile } from '../core/dataset/repair/repair-file.ts';
import { cacheBytes, clearCache } from '../core/embed/cache/cache-files.ts';
import { EndpointEmbedder } from '../core/embed/endpoint/endpoint-embedder.ts';
import { listModels } from '../core/embed/endpoint/list-models.ts';
import { downloadModel } from '../core/embed/hub/download-model.ts';
import { findHubModel, hubHost } from '../core/embed/hub/find-hub-model.ts';
import { measureSpeed } from '../core/embed/measure-speed.ts';
import { estimateSending } from '../core/estimate-sending.ts';
import { compareClusters } from '../core/explore/compare-clusters.ts';
import { endpointChat } from '../core/naming/ask-chat.ts';
import { clusterCards } from '../core/naming/cluster-card.ts';
import { suggestNames } from '../core/naming/suggest-names.ts';
import { clusterFile } from '../core/pipeline.ts';
import { runMap } from '../core/map/run-map.ts';
import { outcomeOf } from '../core/progress.ts';
import type { Preview } from '../core/preview/preview.ts';
import type { Resources } from '../core/resources.ts';
import { clearRun } from '../core/run/clear-run.ts';
import { hasRun } from '../core/run/open-run.ts';
import { offeredCuts } from '../core/run/run-tree.ts';
import { recutRun, type Cut } from '../core/recut-run.ts';
import { suggestedLimit } from '../core/suggested-limit.ts';
import { updateRun } from '../core/update-run.ts';
import { planSplit } from '../core/split/plan-split.ts';
import { split } from '../core/split/write-split.ts';
import type { Handlers } from '../protocol/rpc.ts';
import type { WorkerApi } from '../protocol/worker-api.ts';
import { exploreHandlers } from './explore-handlers.ts';
import { seedHandlers } from './seed-handlers.ts';
import { CuratedRuns } from './curated-runs.ts';
import { FolderQueue } from './folder-queue.ts';
import { OpenedRuns } from './opened-runs.ts';
import { SharedEngine } from './shared-engine.ts';

/**
 * Answers the host's requests with the pipeline; the model is loaded for the first that needs it.
 * @param searchScript path of the script of a search's thread
 * @param sparing whether to take less memory and more time
 */
export function workerHandlers(
  resources: Resources,
  searchScript: string,
  sparing: boolean,
): Handlers<WorkerApi> {
  const runs = new OpenedRuns();
  const curated = new CuratedRuns(runs);
  const queue = new FolderQueue();
  const engine = new SharedEngine(resources, sparing);
  const quiet = { report: () => undefined };

  return {
    ...exploreHandlers(curated, engine, searchScript),
    ...seedHandlers(curated, engine),
    inspect: given => inspectGiven(given),
    repair: ({ source, out }, { signal }) => repairFile(source, out, { ...quiet, signal }),
    texts: ({ given, template, count }) => previewTexts(given, template, count),
    cluster: async (request, work) => {
      const notice = (message: string): void => work.report({ notice: message });
      const outcome = await queue.run(request.folder, work.signal, async () => {
        const ready = await engine.ready(request.engine);
        if (ready.deviceProblem !== undefined) notice(ready.deviceProblem);
        const preview = (shown: Preview): void => work.report({ preview: shown });
        return clusterFile(request, ready, { ...work, notice, preview });
      });
      runs.forget(request.folder);
      return outcome;
    },
    update: async (request, work) => {
      const outcome = await queue.run(request.folder, work.signal, () =>
        updateRun(request, () => engine.ready(request.engine), work),
      );
      runs.forget(request.folder);
      return outcome;
    },
    apply: async (request, work) => {
      const outcome = await queue.run(request.target, work.signal, () =>
        applyRun(request, () => engine.ready(request.engine), work),
      );
      runs.forget(request.target);
      return outcome;
    },
    suggestedLimit: async ({ folder }) => suggestedLimit((await runs.open(folder)).rows),
    open: async ({ folder }) =>
      (await hasRun(folder)) ? (await runs.open(folder)).run : undefined,
    cuts: async ({ folder }) => offeredCuts(folder, (await runs.open(folder)).run),
    recut: ({ folder, k }, work) =>
      queue.run(folder, work.signal, () =>
        outcomeOf(work.signal, async () => {
          const cut = (found: Cut): void => work.report({ cut: found });
          const recut = await recutRun(await runs.open(folder), k, cut, work);
          await runs.replace(recut.opened);
          return { run: recut.opened.run, origins: recut.origins };
        }),
      ),
    curated: async params => (await curated.find(params)).refresh(),
    edit: async params => (await curated.find(params)).edit(params.edit),
    undo: async params => (await curated.find(params)).undo(),
    redo: async params => (await curated.find(params)).redo(),
    goToEdit: async params => (await curated.find(params)).goTo(params.entry),
    splitCluster: async ({ cluster, parts, ...params }, { signal }) => {
      const found = await curated.find(params);
      const products = await engine.products();
      return found.edit(
        await clusterParts(found.opened, found.state, cluster, parts, products, signal),
      );
    },
    describeCurated: (params, work) =>
      outcomeOf(work.signal, async () => {
        const found = await curated.find(params);
        await describeCurated(found, work);
        return found.refresh();
      }),
    clusterCards: async ({ clusters, ...params }) =>
      clusterCards(await curated.find(params), clusters),
    suggestNames: ({ cards, language, chat }, { signal, report }) =>
      outcomeOf(signal, () =>
        suggestNames(cards, language, endpointChat(chat), signal, (names, asked) =>
          report({ names, asked }),
        ),
      ),
    history: async params => (await curated.find(params)).history(),
    lines: async ({ folder }, { signal }) =>
      (await curated.open(folder)).lines({ ...quiet, signal }),
    samples: async ({ folder, cluster, kind }) =>
      (await curated.open(folder)).samples(cluster, kind),
    compare: async ({ folder, clusters }, { signal }) =>
      compareClusters(await curated.open(folder), clusters, { ...quiet, signal }),
    rows: async ({ folder, rows }) => (await curated.open(folder)).shortRows(rows),
    row: async ({ folder, row }) => (await runs.open(folder)).row(row),
    map: ({ folder }, work) =>
      outcomeOf(work.signal, async () => {
        const notice = (message: string): void => work.report({ notice: message });
        const { opened, rows } = await curated.open(folder);
        const products = await engine.products();
        return runMap(opened, products, { ...work, notice }, rows.cluster);
      }),
    planSplit: (request, { signal }) => queue.run(request.folder, signal, () => planSplit(request)),
    split: (request, work) =>
      queue.run(request.folder, work.signal, () =>
        outcomeOf(work.signal, () =>
          split(request, work, () => engine.products(), resources.splitThread),
        ),
      ),
    estimateSending: ({ endpoint, ...request }, { signal }) =>
      estimateSending(request, endpoint, resources, { ...quiet, signal }),
    listModels: ({ place }, { signal }) => outcomeOf(signal, () => listModels(place, signal)),
    tryEndpoint: ({ place }, { signal }) =>
      outcomeOf(signal, async () => (await new EndpointEmbedder(place).connect(signal)).dimensions),
    findHubModel: async ({ id, dtype }, { signal }) => ({
      host: hubHost(),
      model: await findHubModel(id, dtype, signal),
    }),
    downloadModel: ({ model, models }, { signal, report }) =>
      downloadModel(model, models, { signal, report }),
    measureSpeed: ({ engine: options }, { signal }) =>
      outcomeOf(signal, async () => {
        const { embedder, tokenizer } = await engine.ready(options);
        return measureSpeed(embedder, tokenizer, signal);
      }),
    cacheBytes: ({ folder }) => cacheBytes(folder),
    clearCache: ({ folder }) => clearCache(folder),
    clear: async ({ folder }, { signal }) => {
      runs.forget(folder);
      await queue.run(folder, signal, () => clearRun(folder));
      return undefined;
    },
  };
}

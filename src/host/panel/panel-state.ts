import type { PanelState } from '../../protocol/panel-api.ts';
import { openSuggestions } from '../naming/name-suggestion.ts';
import type { ClusteredFile } from '../files/clustered-file.ts';
import { otherModel } from '../settings/model-setting.ts';
import { sourceName } from '../files/source-name.ts';

/** What the panel shows of a file. */
export function panelState(file: ClusteredFile | undefined): PanelState {
  if (file === undefined) return { kind: 'empty' };
  const { activity, preview, recutting, result, source } = file;
  const name = sourceName(source);
  if (activity.kind === 'running') {
    return { kind: 'running', file: name, progress: activity.progress, preview };
  }
  if (result !== undefined) {
    const { run, curated, lines, split } = result;
    const dropped = run.clusters.filter(cluster => cluster.dropped).map(({ id }) => id);
    const recut = recutting && { k: recutting.k, found: recutting.found };
    return {
      ...{ kind: 'done', file: name, run, curated, dropped },
      suggested: openSuggestions(file.suggestions, run.clusters),
      ...{ stale: lines.stale, recut, split, otherModel: otherModel(run.model.id, source) },
    };
  }
  switch (activity.kind) {
    case 'idle':
      return { kind: 'unclustered', file: name };
    case 'cancelled':
      return { kind: 'cancelled', file: name };
    case 'failed':
      return { kind: 'failed', file: name, message: activity.message };
  }
}

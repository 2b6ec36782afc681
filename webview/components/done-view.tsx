import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { filterClusters } from '../cluster-filter.ts';
import type { DoneState } from '../contract.ts';
import type { Host } from '../host.ts';
import { useKeptScroll } from '../hooks/use-kept-scroll.ts';
import type { ChangeUi } from '../hooks/use-ui-state.ts';
import { forRun, runKey, type UiState } from '../ui-state.ts';
import { ClusterList } from './cluster-list.tsx';
import { FilterBox } from './filter-box.tsx';
import { RunHeader } from './run-header.tsx';
import { RunNotices } from './run-notices.tsx';
import { ShareStrip } from './share-strip.tsx';

export interface DoneViewProps {
  readonly state: DoneState;
  readonly host: Host;
  readonly ui: UiState;
  readonly changeUi: ChangeUi;
  readonly onSplit: () => void;
}

export function DoneView({ state, host, ui, changeUi, onSplit }: DoneViewProps): VNode {
  const run = runKey(state);
  const { expanded, filter, sampleKind, scroll } = forRun(ui, run);
  const { clusters } = state.run;
  const shown = filterClusters(clusters, filter);
  const change: ChangeUi = part => changeUi({ ...forRun(ui, run), ...part });

  useKeptScroll(scroll, position => changeUi({ run, scroll: position }));
  useEffect(
    () => host.onFocusCluster(id => changeUi({ run, filter: '', expanded: id })),
    [host, run],
  );

  return (
    <>
      <RunHeader state={state} onSplit={onSplit} />
      <RunNotices state={state} />
      <ShareStrip state={state} />
      <FilterBox
        value={filter}
        shown={shown.length}
        total={clusters.length}
        onChange={value => change({ filter: value })}
      />
      <ClusterList
        key={run}
        state={state}
        clusters={shown}
        expanded={expanded}
        sampleKind={sampleKind}
        onExpand={id => change({ expanded: id })}
        onSampleKind={kind => change({ sampleKind: kind })}
      />
    </>
  );
}

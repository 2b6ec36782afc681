import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { clustersShown, filterClusters } from '../list/cluster-filter.ts';
import { ClustersProvider } from '../list/cluster-context.ts';
import { orderClusters } from '../list/cluster-order.ts';
import { clusterSections } from '../../../src/protocol/cluster-sections.ts';
import { SelectionProvider, useClusterSelection } from '../list/cluster-selection.ts';
import type { DoneState } from '../../shared/contract.ts';
import type { FocusRequest } from '../use-focus-request.ts';
import { useKeptScroll } from '../use-kept-scroll.ts';
import type { ChangeUi, UpdateUi } from '../use-ui-state.ts';
import { forRun, runKey, type UiState } from '../ui-state.ts';
import { clusterItemId } from '../list/cluster-item.tsx';
import { ClusterList } from '../list/cluster-list.tsx';
import { CurateBar } from '../curate/curate-bar.tsx';
import { FilterBox } from '../list/filter-box.tsx';
import { KChoice } from './k-choice.tsx';
import { ListChoices } from '../list/list-choices.tsx';
import { RunHeader } from './run-header.tsx';
import { RunNotices } from './run-notices.tsx';

export interface DoneViewProps {
  readonly state: DoneState;
  readonly focus: FocusRequest;
  readonly ui: UiState;
  readonly updateUi: UpdateUi;
  readonly onSplit: () => void;
}

export function DoneView({ state, focus, ui, updateUi, onSplit }: DoneViewProps): VNode {
  const run = runKey(state);
  const view = forRun(ui, run);
  const { expanded, filter, sampleKind, scroll } = view;
  const { clusters, groups } = state.run;
  const shown = useMemo(() => {
    const wanted = clustersShown(clusters, view.shown, new Set(state.dropped));
    return filterClusters(orderClusters(wanted, view.order), filter);
  }, [clusters, view.shown, state.dropped, view.order, filter]);
  const all = useMemo(() => orderClusters(clusters, 'size'), [clusters]);
  const sections = useMemo(
    () => clusterSections(shown, groups, view.grouped),
    [shown, groups, view.grouped],
  );
  const selection = useClusterSelection(clusters.map(({ id }) => id));
  const change: ChangeUi = part => updateUi(before => ({ ...forRun(before, run), ...part }));

  useKeptScroll(scroll, position => change({ scroll: position }));
  useEffect(() => {
    if (focus.cluster === undefined) return;
    change({ filter: '', shown: 'all', folded: [], expanded: focus.cluster });
    focus.fulfilled();
    const item = clusterItemId(focus.cluster);
    requestAnimationFrame(() => document.getElementById(item)?.scrollIntoView());
  }, [focus.cluster]);

  return (
    <SelectionProvider value={selection}>
      <RunHeader state={state} onSplit={onSplit} />
      <RunNotices state={state} />
      <KChoice key={run} state={state} />
      <CurateBar state={state} ui={view} onChange={change} />
      <div class="list-bar">
        <FilterBox
          value={filter}
          shown={shown.length}
          total={clusters.length}
          onChange={value => change({ filter: value })}
        />
        <ListChoices
          ui={view}
          groupable={groups !== undefined && groups.length > 0}
          onChange={change}
        />
      </div>
      <ClustersProvider value={all}>
        {shown.length === 0 ? (
          <p class="no-match">{t('No cluster matches the filter.')}</p>
        ) : (
          <ClusterList
            key={run}
            state={state}
            sections={sections}
            expanded={expanded}
            folded={view.folded}
            sampleKind={sampleKind}
            onExpand={id => change({ expanded: id })}
            onFold={folded => change({ folded: [...folded] })}
            onSampleKind={kind => change({ sampleKind: kind })}
          />
        )}
      </ClustersProvider>
    </SelectionProvider>
  );
}

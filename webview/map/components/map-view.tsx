import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { useElementSize } from '../hooks/use-element-size.ts';
import type { ClusteredState, MapPoints } from '../contract.ts';
import type { MapHost } from '../host.ts';
import { scatterData } from '../scatter/scatter-data.ts';
import { clusterSelection, selectedRows, type Selection } from '../selection.ts';
import { Legend } from './legend.tsx';
import { MapStage } from './map-stage.tsx';
import { SelectionBar } from './selection-bar.tsx';

export interface MapViewProps {
  readonly host: MapHost;
  readonly state: ClusteredState;
  readonly points: MapPoints;
  readonly attempt: (action: Promise<unknown>) => void;
}

/** The map, the list that says the same in words, and what was chosen on either. */
export function MapView({ host, state, points, attempt }: MapViewProps): VNode {
  const ids = state.clusters.map(({ id }) => id);
  const data = useMemo(() => scatterData(points, ids), [points, ids.join()]);
  const [focus, setFocus] = useState<number>();
  const [selection, setSelection] = useState<Selection>();
  const frame = useRef<HTMLDivElement>(null);
  const size = useElementSize(frame);
  const select = (chosen: Selection | undefined): void => {
    setSelection(chosen === undefined || chosen.count === 0 ? undefined : chosen);
  };
  const clear = (): void => {
    select(undefined);
    setFocus(undefined);
  };
  const move = async (rows: Uint32Array, to: 'new' | 'choose'): Promise<void> => {
    if (await host.call('moveRows', { rows, to })) clear();
  };
  const drop = async (rows: Uint32Array): Promise<void> => {
    await host.call('dropRows', { rows });
    clear();
  };
  // Marks of other points mean nothing.
  const current = selection?.marks.length === data.row.length ? selection : undefined;

  return (
    <div class="map">
      <h1 class="sr-only">{t('Map of {0}', state.file)}</h1>
      <div class="map-frame" ref={frame}>
        {size !== undefined && (
          <MapStage
            host={host}
            state={state}
            data={data}
            size={size}
            focus={focus}
            selection={current}
            onSelect={select}
            onClear={clear}
            attempt={attempt}
          />
        )}
        {current !== undefined && (
          <SelectionBar
            count={current.count}
            onShow={() => attempt(host.call('showRows', { rows: selectedRows(data, current) }))}
            onMove={to => attempt(move(selectedRows(data, current), to))}
            onDrop={() => attempt(drop(selectedRows(data, current)))}
            onClear={() => select(undefined)}
          />
        )}
      </div>
      <aside class="side" aria-label={t('Clusters')}>
        <Legend
          clusters={state.clusters}
          focus={focus}
          onFocus={setFocus}
          onSelect={id => select(clusterSelection(data, id))}
          onShow={cluster => attempt(host.call('showCluster', { cluster }))}
        />
      </aside>
    </div>
  );
}

import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { MapState } from '../../../src/protocol/map-api.ts';
import { EmptyView } from '../../shared/empty-view.tsx';
import { Welcome } from '../../shared/welcome.tsx';
import { errorMessage } from '../../shared/error-message.ts';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { useMapPoints } from '../hooks/use-map-points.ts';
import type { MapHost } from '../host.ts';
import { MakingView } from './making-view.tsx';
import { MapView } from './map-view.tsx';

export interface MapStateViewProps {
  readonly host: MapHost;
  /** undefined until the host has answered */
  readonly state: MapState | undefined;
  /** Waits for an action; its failure is shown at the top of the page. */
  readonly attempt: (action: Promise<unknown>) => void;
}

export function MapStateView({ host, state, attempt }: MapStateViewProps): VNode {
  const clustered = state?.kind === 'clustered' ? state : undefined;
  const { state: points, cancel, again } = useMapPoints(host, clustered?.version);
  switch (state?.kind) {
    case undefined:
      return <p class="waiting">{t('Loading…')}</p>;
    case 'empty':
      return <EmptyView />;
    case 'unclustered':
      return (
        <Welcome icon="map" title={t('Not clustered yet')} file={state.file}>
          <p>{t('The map shows a file that has been clustered: similar rows lie together.')}</p>
          <button
            type="button"
            class="button"
            onClick={() => attempt(host.call('cluster', undefined))}
          >
            {t('Cluster instructions')}
          </button>
        </Welcome>
      );
    case 'clustering':
      return (
        <Welcome icon="map" title={t('Clustering')} file={state.file}>
          <p role="status">{t('The map can be made when the clusters are there.')}</p>
        </Welcome>
      );
    case 'clustered':
      break;
  }
  switch (points.kind) {
    case 'making':
      return <MakingView file={state.file} progress={points.progress} onCancel={cancel} />;
    case 'cancelled':
      return (
        <Welcome icon="stop" title={t('The map was cancelled')} file={state.file}>
          <p>{t('Nothing was changed. It begins anew when you make it again.')}</p>
          <button type="button" class="button" onClick={again}>
            {t('Make the map')}
          </button>
        </Welcome>
      );
    case 'failed':
      return (
        <Welcome icon="error" title={t('The map could not be made')} file={state.file}>
          <p role="alert">
            <DatasetText text={errorMessage(points.error)} />
          </p>
          <button type="button" class="button" onClick={again}>
            {t('Try again')}
          </button>
        </Welcome>
      );
    case 'done':
      return <MapView host={host} state={state} points={points.points} attempt={attempt} />;
  }
}

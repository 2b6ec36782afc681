import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import type { PanelState } from '../../../src/protocol/panel-api.ts';
import type { FocusRequest } from '../use-focus-request.ts';
import type { UpdateUi } from '../use-ui-state.ts';
import type { UiState } from '../ui-state.ts';
import { CancelledView } from './cancelled-view.tsx';
import { DoneView } from '../run/done-view.tsx';
import { EmptyView } from '../../shared/empty-view.tsx';
import { FailedView } from './failed-view.tsx';
import { Loading } from '../loading.tsx';
import { RunningView } from './running-view.tsx';
import { UnclusteredView } from './unclustered-view.tsx';

export interface StateViewProps {
  /** undefined until the host has answered */
  readonly state: PanelState | undefined;
  readonly focus: FocusRequest;
  readonly ui: UiState;
  readonly updateUi: UpdateUi;
  readonly onSplit: () => void;
}

export function StateView({ state, ...rest }: StateViewProps): VNode {
  switch (state?.kind) {
    case undefined:
      return <Loading text={t('Loading…')} />;
    case 'empty':
      return <EmptyView />;
    case 'unclustered':
      return <UnclusteredView file={state.file} />;
    case 'running':
      return <RunningView file={state.file} progress={state.progress} preview={state.preview} />;
    case 'cancelled':
      return <CancelledView file={state.file} />;
    case 'failed':
      return <FailedView file={state.file} message={state.message} />;
    case 'done':
      return <DoneView key={state.file} state={state} {...rest} />;
  }
}

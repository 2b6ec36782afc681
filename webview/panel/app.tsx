import type { VNode } from 'preact';
import { useCallback, useMemo, useState } from 'preact/hooks';
import { ColoursProvider, chosenColours } from '../shared/cluster-colours.ts';
import type { Host } from './host.ts';
import { useFocusRequest } from './use-focus-request.ts';
import { useHostState } from '../shared/use-host-state.ts';
import { useSplit } from './split/use-split.ts';
import { useUiState } from './use-ui-state.ts';
import { PanelProvider } from './panel-context.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';
import { ErrorNotice } from './error-notice.tsx';
import { SplitDialog } from './split/split-dialog.tsx';
import { StateView } from './states/state-view.tsx';

export interface AppProps {
  readonly host: Host;
  readonly vscode: VsCodeApi;
}

export function App({ host, vscode }: AppProps): VNode {
  const [error, setError] = useState<unknown>();
  const [ui, updateUi] = useUiState(vscode);
  const focus = useFocusRequest(host);
  const state = useHostState(host, () => host.call('ready', undefined), setError);
  const split = useSplit(host.call);
  const attempt = useCallback((action: Promise<unknown>) => {
    action.then(() => setError(undefined), setError);
  }, []);
  const colours = useMemo(() => chosenColours(state), [state]);
  const panel = useMemo(() => ({ call: host.call, attempt }), [host]);

  return (
    <PanelProvider value={panel}>
      <ColoursProvider value={colours}>
        <main>
          {error !== undefined && (
            <ErrorNotice error={error} onDismiss={() => setError(undefined)} />
          )}
          <StateView state={state} focus={focus} ui={ui} updateUi={updateUi} onSplit={split.open} />
        </main>
        <SplitDialog flow={split} />
      </ColoursProvider>
    </PanelProvider>
  );
}

import { useCallback, useEffect, useState } from 'preact/hooks';
import { parseUiState, type UiState } from '../ui-state.ts';
import type { VsCodeApi } from '../vscode-api.ts';

export type ChangeUi = (change: Partial<UiState>) => void;

/** The view's state, kept by VS Code over reloads. */
export function useUiState(vscode: VsCodeApi): readonly [UiState, ChangeUi] {
  const [state, setState] = useState(() => parseUiState(vscode.getState()));
  const change = useCallback<ChangeUi>(part => setState(before => ({ ...before, ...part })), []);
  useEffect(() => vscode.setState(state), [state]);
  return [state, change];
}

import { useEffect, useState } from 'preact/hooks';
import { parseUiState, type UiState } from './ui-state.ts';
import type { VsCodeApi } from '../shared/vscode-api.ts';

export type ChangeUi = (change: Partial<UiState>) => void;
export type UpdateUi = (next: (before: UiState) => UiState) => void;

/** The view's state, kept by VS Code over reloads. */
export function useUiState(vscode: VsCodeApi): readonly [UiState, UpdateUi] {
  const [state, setState] = useState(() => parseUiState(vscode.getState()));
  useEffect(() => vscode.setState(state), [state]);
  return [state, setState];
}

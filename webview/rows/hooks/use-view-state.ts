import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { VsCodeApi } from '../../shared/vscode-api.ts';
import type { Position } from '../../grid/scroll-position.ts';
import { parseViewState, type ViewState } from '../view-state.ts';

/** Scrolling changes the state with every frame; it is kept when it has come to rest. */
const settleMs = 150;

export type ChangeView = (change: Partial<Omit<ViewState, 'position'>>) => void;

export interface KeptView {
  /** Its position is where the view began. */
  readonly view: ViewState;
  readonly changeView: ChangeView;
  /** Keeps where the list is scrolled to, without rendering anything. */
  readonly keepPosition: (position: Position) => void;
}

/** The view's state, kept by VS Code over reloads. */
export function useViewState(vscode: VsCodeApi): KeptView {
  const [view, setView] = useState(() => parseViewState(vscode.getState()));
  const position = useRef<Position>(view.position);
  const latest = useRef(view);
  latest.current = view;
  const timer = useRef<number | undefined>(undefined);
  const keep = useCallback((): void => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      vscode.setState({ ...latest.current, position: position.current });
    }, settleMs);
  }, []);
  const changeView = useCallback<ChangeView>(part => setView(now => ({ ...now, ...part })), []);
  const keepPosition = useCallback((moved: Position): void => {
    position.current = moved;
    keep();
  }, []);
  useEffect(keep, [view]);
  return { view, changeView, keepPosition };
}

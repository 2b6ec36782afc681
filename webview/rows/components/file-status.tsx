import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowsState } from '../../../src/protocol/rows-api.ts';
import { format } from '../../shared/page-format.ts';

export interface FileStatusProps {
  readonly state: RowsState | undefined;
  readonly cursor: number;
  readonly onGoToLine: () => void;
}

/** How long it is said that the file has changed. */
const changeShownMs = 8000;

/** Where the cursor is, how large the file is, and what is going on with it. */
export function FileStatus({ state, cursor, onGoToLine }: FileStatusProps): VNode {
  const changed = useChanged(state?.version ?? '');
  const reading = state !== undefined && state.problem === undefined && state.read < state.bytes;
  return (
    <div class="file-status">
      <p role="status">
        {changed && t('The file changed on disk and was read again.')}{' '}
        {reading && t('Finding the lines: {0}', format.percent(state.read / state.bytes))}
      </p>
      {state !== undefined && state.lines > 0 && (
        <button type="button" class="link" title={t('Go to line (Ctrl+G)')} onClick={onGoToLine}>
          {t('Line {0} of {1}', format.count(cursor + 1), format.count(state.lines))}
        </button>
      )}
      <span class="size">{state !== undefined && format.bytes(state.bytes)}</span>
      {reading && (
        <span class="reading" style={{ '--share': String(state.read / state.bytes) }} aria-hidden />
      )}
    </div>
  );
}

/** Whether `version` has become another one a moment ago. */
function useChanged(version: string): boolean {
  const [changed, setChanged] = useState(false);
  const before = useRef('');
  useEffect(() => {
    const again = before.current !== '' && version !== before.current;
    before.current = version;
    if (!again) return;
    setChanged(true);
    const timer = setTimeout(() => setChanged(false), changeShownMs);
    return () => clearTimeout(timer);
  }, [version]);
  return changed;
}

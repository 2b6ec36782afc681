import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { Icon } from '../../shared/icon.tsx';

export interface DropToggleProps {
  readonly label: string;
  readonly dropped: boolean;
  readonly tabStop: boolean;
  readonly onFocus: () => void;
  readonly onToggle: () => void;
}

export function DropToggle({ label, dropped, tabStop, onFocus, onToggle }: DropToggleProps): VNode {
  return (
    <button
      type="button"
      class="drop-toggle"
      aria-label={label}
      aria-pressed={dropped}
      title={
        dropped
          ? t('Keep this cluster: a split gives it a file of its own')
          : t('Drop this cluster: a split puts its rows into the file {0}', '_dropped')
      }
      tabIndex={tabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onToggle}
    >
      <Icon name="drop" />
    </button>
  );
}

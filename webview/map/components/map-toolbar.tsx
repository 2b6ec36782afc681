import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { Icon, type IconName } from '../../shared/icon.tsx';

export interface MapToolbarProps {
  readonly lassoMode: boolean;
  readonly onLassoMode: () => void;
  readonly onZoom: (direction: 1 | -1) => void;
  readonly onFit: () => void;
  readonly onCopy: () => void;
  /** What became of the last copy. */
  readonly message: 'copied' | 'saved' | undefined;
}

export function MapToolbar(props: MapToolbarProps): VNode {
  return (
    <div class="map-tools" role="toolbar" aria-label={t('Map')}>
      <Tool icon="zoom-in" label={t('Zoom in (+)')} onClick={() => props.onZoom(1)} />
      <Tool icon="zoom-out" label={t('Zoom out (−)')} onClick={() => props.onZoom(-1)} />
      <Tool icon="fit" label={t('Show all (0)')} onClick={props.onFit} />
      <Tool
        icon="lasso"
        label={t('Choose rows by a line around them (Shift and drag)')}
        pressed={props.lassoMode}
        onClick={props.onLassoMode}
      />
      <Tool icon="copy" label={t('Copy as PNG')} onClick={props.onCopy} />
      <span class="tool-message" role="status">
        {props.message === 'copied' && t('Copied')}
        {props.message === 'saved' && t('Saved')}
      </span>
    </div>
  );
}

interface ToolProps {
  readonly icon: IconName;
  readonly label: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

function Tool({ icon, label, pressed, onClick }: ToolProps): VNode {
  return (
    <button
      type="button"
      class="tool"
      aria-label={label}
      aria-pressed={pressed}
      title={label}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}

import type { VNode } from 'preact';
import { Icon, type IconName } from '../shared/icon.tsx';

export interface ToggleProps {
  readonly label: string;
  readonly pressed: boolean;
  readonly onChange: (pressed: boolean) => void;
  readonly children: string;
}

/** A button that is pressed or not. */
export function Toggle({ label, pressed, onChange, children }: ToggleProps): VNode {
  return (
    <button
      type="button"
      class="toggle"
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={() => onChange(!pressed)}
    >
      {children}
    </button>
  );
}

export interface IconButtonProps {
  readonly icon: 'up' | 'down' | IconName;
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

export function IconButton({ icon, label, disabled, onClick }: IconButtonProps): VNode {
  return (
    <button
      type="button"
      class={`icon-button ${icon}`}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      <Icon name={icon === 'up' || icon === 'down' ? 'chevron' : icon} />
    </button>
  );
}

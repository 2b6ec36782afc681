import type { VNode } from 'preact';

export interface ProgressBarProps {
  readonly label: string;
  /** 0 … 1; undefined when it is not known */
  readonly share: number | undefined;
}

export function ProgressBar({ label, share }: ProgressBarProps): VNode {
  const percent = share === undefined ? undefined : Math.round(share * 100);
  return (
    <div
      class={share === undefined ? 'progress-bar indeterminate' : 'progress-bar'}
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
    >
      <div class="progress-fill" style={{ '--share': share ?? 1 }} />
    </div>
  );
}

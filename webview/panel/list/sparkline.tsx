import type { VNode } from 'preact';

export interface SparklineProps {
  /** One bar each; the highest fills the height. */
  readonly values: readonly number[];
}

const height = 10;
/** A stretch with any rows is seen. */
const least = 1;

/** Bars beside a text that says the same. */
export function Sparkline({ values }: SparklineProps): VNode {
  const most = Math.max(1, ...values);
  const bars = values
    .map((value, at) => {
      const bar = value === 0 ? 0 : Math.max(least, (value / most) * height);
      return bar === 0 ? '' : `M${at} ${height}v${-bar}h0.8v${bar}z`;
    })
    .join('');
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${values.length} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d={bars} />
    </svg>
  );
}

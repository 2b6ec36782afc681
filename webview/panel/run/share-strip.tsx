import type { VNode } from 'preact';
import { clusterColour } from '../../../src/protocol/palette.ts';
import { largestFirst } from '../list/cluster-filter.ts';
import type { DoneState } from '../../shared/contract.ts';
import { useTheme } from '../../shared/use-theme.ts';

/** The whole file as one bar; the list below says the same in words. */
export function ShareStrip({ state }: { readonly state: DoneState }): VNode {
  const theme = useTheme();
  const dropped = new Set(state.dropped);
  return (
    <div class="share-strip" aria-hidden="true">
      {largestFirst(state.run.clusters).map(({ id, rows, colour }) => (
        <div
          key={id}
          class={dropped.has(id) ? 'share-part dropped' : 'share-part'}
          style={{ '--rows': rows, '--fill': clusterColour(id, colour)[theme].fill }}
        />
      ))}
    </div>
  );
}

import type { VNode } from 'preact';
import type { OfferedCut } from '../../shared/contract.ts';

/** How rows would divide at another k; without colours, since which cluster is which is not known. */
export function CutStrip({ cut }: { readonly cut: OfferedCut }): VNode {
  return (
    <div class="share-strip cut-strip" aria-hidden="true">
      {cut.sizes.map((rows, at) => (
        <div key={at} class="share-part" style={{ '--rows': rows }} />
      ))}
    </div>
  );
}

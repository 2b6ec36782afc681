import type { VNode } from 'preact';
import type { DoneState } from '../../shared/contract.ts';
import { useKChoice } from './use-k-choice.ts';
import { useResource } from '../../shared/use-resource.ts';
import { usePanel } from '../panel-context.ts';
import { CutStrip } from './cut-strip.tsx';
import { KSlider } from './k-slider.tsx';
import { ShareStrip } from './share-strip.tsx';

/** The number of clusters, where it can be chosen, and how the rows divide among them. */
export function KChoice({ state }: { readonly state: DoneState }): VNode {
  const { call } = usePanel();
  const { createdAt, silhouettes } = state.run;
  const choice = useKChoice(state);
  const cuts = useResource(createdAt, () => call('cuts', undefined));
  const cut = cuts.value?.find(({ k }) => k === choice.k);
  return (
    <>
      {silhouettes.length > 1 && <KSlider state={state} choice={choice} cut={cut} />}
      {choice.drafting && cut ? <CutStrip cut={cut} /> : <ShareStrip state={state} />}
    </>
  );
}

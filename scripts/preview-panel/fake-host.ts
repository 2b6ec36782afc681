/**
 * Runs in the page before the panel's script and stands in for VS Code and the extension: answers
 * the panel's requests out of the fixtures, so that the page can be looked at without either.
 */
import type { ComparedSide } from '../../src/core/explore/compare-clusters.ts';
import { HumanError } from '../../src/core/errors.ts';
import type { PanelApi, PanelState } from '../../src/protocol/panel-api.ts';
import { serve } from '../../src/protocol/rpc.ts';
import { fakeChannel } from './fake-channel.ts';
import { FakeCuration } from './fake-curation.ts';
import { planInForm, planWithEarlierSplit, rows, runOf, sizes, states } from './fixtures.ts';

const parameters = new URLSearchParams(location.search);
const scene = parameters.get('state') ?? 'empty';
let state: PanelState = states[scene as keyof typeof states];

/** What the page has saved, by name; for who drives the page. */
const savedFiles = new Map<string, Uint8Array>();
Object.assign(window, { savedFiles });

function change(next: PanelState): undefined {
  state = next;
  fakeChannel.send({ kind: 'event', name: 'state', value: state });
}

let curation: FakeCuration | undefined;
if (state.kind === 'done') {
  curation = new FakeCuration(state);
  state = curation.state;
}

function curate(act: (curation: FakeCuration) => void): undefined {
  if (curation === undefined) return;
  act(curation);
  change(curation.state);
}

serve<PanelApi>(fakeChannel, {
  ready: () => state,
  cluster: () => change(states.running),
  clusterWithOptions: () => change(states.running),
  cancel: () => change(states.cancelled),
  samples: ({ kind }) => {
    if (kind === 'far' && scene === 'many') {
      throw new HumanError('source-missing', 'The file is not there any more. Open it again.');
    }
    return kind === 'central' ? rows : rows.toReversed();
  },
  compare: ({ clusters }) => {
    const side = (cluster: number, first: number): ComparedSide => ({
      cluster,
      terms: [
        { term: first === 0 ? '요약' : 'solve', share: 0.82, other: 0.01 },
        { term: first === 0 ? '문단' : '방정식', share: 0.4, other: 0.06 },
      ],
      border: rows.slice(first, first + 2).map((row, i) => ({ row, difference: 0.01 + i * 0.02 })),
    });
    return [side(clusters[0], 0), side(clusters[1], 2)];
  },
  rows: ({ rows: wanted }) => wanted.flatMap(row => rows[row] ?? []),
  row: ({ row }) => {
    const found = rows[row];
    if (!found) throw new Error(`There is no row ${row}.`);
    const fields = found.fields.map(field => ({
      ...field,
      text: field.text.repeat(3),
      omitted: 0,
    }));
    return { ...found, fields };
  },
  reveal: () => undefined,
  exploreCluster: () => undefined,
  exploreLike: () => undefined,
  edit: ({ edit }) => curate(curation => curation.edit(edit)),
  splitCluster: ({ cluster }) => curate(curation => curation.split(cluster)),
  suggestNames: () => {
    if (state.kind !== 'done') return undefined;
    const unnamed = state.run.clusters.filter(({ name }) => name === '');
    const names = ['Summarise a text 글 요약', 'Put sentences in order', '<b>수학</b> 문제 풀이'];
    const suggested = names.flatMap((name, at) => {
      const cluster = unnamed[at]?.id;
      return cluster === undefined ? [] : [{ cluster, name }];
    });
    change({ ...state, suggested });
    return undefined;
  },
  acceptNames: ({ clusters }) => {
    if (state.kind !== 'done') return undefined;
    for (const { cluster, name } of state.suggested) {
      if (!clusters.includes(cluster)) continue;
      curation?.edit({ kind: 'rename', cluster, name, suggested: true });
    }
    const left = state.suggested.filter(({ cluster }) => !clusters.includes(cluster));
    if (curation) change({ ...curation.state, suggested: left });
    return undefined;
  },
  rejectNames: ({ clusters }) => {
    if (state.kind !== 'done') return undefined;
    const left = state.suggested.filter(({ cluster }) => !clusters.includes(cluster));
    change({ ...state, suggested: left });
    return undefined;
  },
  undo: () => curate(curation => curation.undo()),
  redo: () => curate(curation => curation.redo()),
  history: () => curation?.history ?? [],
  goToEdit: ({ entry }) => curate(curation => curation.goTo(entry)),
  planSeeds: ({ seeds }) =>
    seeds.map(({ threshold = 0.42 }) => ({
      threshold,
      highest: 0.81,
      rows: Math.round(400 * (1 - threshold)),
      nearest: [0, 1, 2].map(row => ({ row, similarity: 0.81 - row / 50 })),
      border: [3, 4].map(row => ({ row, similarity: threshold + row / 500 })),
    })),
  selectedLines: () => [12, 40],
  drawSeeds: () => undefined,
  cuts: () => Array.from({ length: 99 }, (_, i) => ({ k: i + 2, sizes: sizes(i + 2, 173_412) })),
  recut: ({ k }) => {
    if (state.kind !== 'done') return undefined;
    const recut = { k, found: true };
    change({ ...state, run: runOf(k === 'auto' ? 9 : k, state.run.counts.rows), recut });
    return new Promise(() => undefined);
  },
  planSplit: ({ options: { form } }) =>
    scene === 'packed' ? planInForm(form) : planWithEarlierSplit,
  split: () => {
    change(states.marked);
    return states.marked.split;
  },
  openSplitFolder: () => undefined,
  saveChart: ({ name, format, bytes }) => {
    savedFiles.set(`${name}.${format}`, bytes);
    return true;
  },
  showMap: () => undefined,
  showLog: () => undefined,
});

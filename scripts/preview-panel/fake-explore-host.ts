/** Stands in for VS Code and the extension before the explore page's script: answers out of made-up rows. */
import type { ExploreApi, ExploreState, TableRow } from '../../src/protocol/explore-api.ts';
import { serve } from '../../src/protocol/rpc.ts';
import { fakeChannel } from './fake-channel.ts';

const scene = new URLSearchParams(location.search).get('state') ?? 'rows';
const count = 128_406;
const texts = [
  '다음 글을 세 문장으로 요약하세요.\n\n한강은 태백산맥에서 발원하여 서울을 지나 서해로 흐른다.',
  'Solve for x: 3x + 7 = 22. Show every step and check the result.',
  '<img src=x onerror="document.title=1"> & "quotes"',
  'اكتب ملخصا للنص التالي',
  '순서가 뒤섞인 문장을 알맞게 배열하고 그 이유를 설명하세요.',
];

function rowAt(place: number): TableRow {
  const text = texts[place % texts.length] ?? '';
  return {
    row: place,
    line: place * 3 + 1,
    cluster: (place % 9) + 1,
    dropped: place % 11 === 10,
    distance: ((place * 37) % 100) / 120,
    similarity: state.table.ranked ? 1 - place / 400 : undefined,
    fields: [
      { name: 'instruction', text, omitted: 0 },
      { name: 'input', text: place % 3 === 0 ? '' : `${text} `.repeat(6), omitted: 0 },
      { name: 'output', text: `${place}: ${texts[(place + 1) % texts.length] ?? ''}`, omitted: 40 },
      { name: 'source', text: 'ko_en_2026', omitted: 0 },
    ],
  };
}

const clusters = Array.from({ length: 9 }, (_, i) => ({
  id: i + 1,
  name: `${i + 1} · ${['요약, 글, 문장', 'solve, 계산, 값', 'what is, 정의, 뜻'][i % 3] ?? ''}`,
  rows: Math.round(40_000 / (i + 1)),
  colour: null,
  dropped: i === 4,
}));

const query = { text: '한강', caseSensitive: false, regex: false };
const all: ExploreState = {
  file: 'instructions_ko_en_2026-03.jsonl',
  path: '/data/instructions_ko_en_2026-03.jsonl',
  longestName: undefined,
  rows: 173_412,
  clusters,
  revision: 1,
  fields: ['instruction', 'input', 'output', 'source'],
  columns: undefined,
  table: {
    source: { kind: 'all' },
    clusters: [3],
    ticket: 0,
    order: { by: 'line', descending: false },
    count,
    question: 1,
    version: 1,
    activity: { kind: 'idle' },
    ranked: false,
    nearest: [],
  },
};

const states: Readonly<Record<string, ExploreState>> = {
  rows: all,
  words: {
    ...all,
    table: {
      ...all.table,
      clusters: [],
      source: { kind: 'words', query },
      activity: { kind: 'searching', share: 0.4 },
      count: 1_204,
    },
  },
  like: {
    ...all,
    table: {
      ...all.table,
      clusters: [],
      source: { kind: 'likeRow', row: 3, line: 1_204 },
      order: { by: 'given', descending: false },
      count: 1_000,
      ranked: true,
      nearest: clusters.slice(0, 6).map(({ id }) => ({ id, similarity: 0.8 - id / 12 })),
    },
  },
  none: {
    ...all,
    table: { ...all.table, source: { kind: 'words', query }, count: 0 },
  },
  failed: {
    ...all,
    table: {
      ...all.table,
      count: 0,
      activity: {
        kind: 'failed',
        message: 'data.jsonl has changed since it was clustered. Cluster it again.',
        again: true,
      },
    },
  },
};

let state = states[scene] ?? all;

serve<ExploreApi>(fakeChannel, {
  ready: () => state,
  show: ({ query: { source, clusters: chosen }, ticket }) => {
    state = {
      ...state,
      table: { ...state.table, source, clusters: chosen, ticket, version: state.table.version + 1 },
    };
    fakeChannel.send({ kind: 'event', name: 'state', value: state });
    return undefined;
  },
  sort: ({ order }) => {
    state = { ...state, table: { ...state.table, order, version: state.table.version + 1 } };
    fakeChannel.send({ kind: 'event', name: 'state', value: state });
    return undefined;
  },
  stop: () => undefined,
  rows: ({ first, count: some }) => Array.from({ length: some }, (_, i) => rowAt(first + i)),
  details: ({ row }) => ({ kind: 'row', fields: rowAt(row).fields }),
  copy: () => undefined,
  selected: () => undefined,
  copyRows: ({ places }) => places.reduce((sum, { start, end }) => sum + end - start + 1, 0),
  edit: ({ action }) => `3 rows: ${action}`,
  undo: () => undefined,
  redo: () => undefined,
  reveal: () => undefined,
  showCluster: () => undefined,
  current: () => undefined,
  keepColumns: () => undefined,
  clusterAgain: () => undefined,
});

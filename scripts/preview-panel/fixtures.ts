import type { PanelState } from '../../src/protocol/panel-api.ts';
import type { RowView, FieldView } from '../../src/core/dataset/rows/row-view.ts';
import type { CuratedCluster, ShownRun } from '../../src/core/curate/curated-view.ts';
import { noMarks } from '../../src/core/curate/cluster-marks.ts';
import type { SplitForm, SplitPlan, SplitResult } from '../../src/core/split/split.ts';

type Done = Extract<PanelState, { kind: 'done' }>;

const file = 'instructions_ko_en_2026-03.jsonl';

const termsOfTasks: readonly (readonly string[])[] = [
  ['다음', '글', '요약', '문단', '세 문장', '핵심', '내용', 'summary'],
  ['계산', '방정식', 'solve', '값', 'x', '함수', '미분', '최댓값'],
  ['무엇', '정의', '뜻', 'what is', '설명', 'define'],
  ['순서', '문장', '배열', 'order', 'sentences', '알맞다'],
  ['[MASK]', '빈칸', '들어가다', 'fill', 'blank'],
  ['마지막', '문장', '이어지다', 'ending', 'story'],
  ['<img src=x onerror=alert(1)>', '</script>', '"quoted"', '&amp;'],
  ['أكتب', 'ملخص', 'للنص', 'التالي'],
  ['pneumonoultramicroscopicsilicovolcanoconiosis', 'supercalifragilisticexpialidocious', 'a'],
];

/** Counts that fall like those of real clusters and sum up to `rows`. */
export function sizes(clusters: number, rows: number): readonly number[] {
  const weights = Array.from({ length: clusters }, (_, i) => 1 / (i + 1.6));
  const sum = weights.reduce((a, b) => a + b, 0);
  const counts = weights.map(weight => Math.floor((rows * weight) / sum));
  const rest = rows - counts.reduce((a, b) => a + b, 0);
  return counts.map((count, i) => (i === 0 ? count + rest : count));
}

/** Measures as different as those of real clusters; the third cluster looks broken. */
function measuresOf(id: number, rows: number): Partial<CuratedCluster> {
  const start = (id * 5) % 32;
  const spread = id % 3 === 0 ? 6 : 32;
  const positions = Array.from({ length: 32 }, (_, at) =>
    (at - start + 32) % 32 < spread
      ? Math.round((rows / spread) * (1 + 0.5 * Math.sin(at * id)))
      : 0,
  );
  const korean = [0.97, 0.62, 0.02, 0.88][id % 4] ?? 0;
  const languages = {
    korean,
    latin: 0.95 - korean * 0.95,
    mixed: 0.05 * (1 - korean),
    other: 0.05 * korean,
  };
  const reason = { share: 0.46, rest: 0.004, rows: [4, 0, 3] };
  return {
    duplicates: id % 2 === 0 ? 0.08 : 0.63,
    positions,
    profile: {
      rows: Math.min(600, rows),
      instructionLength: 24 * id,
      outputLength: id === 5 ? null : 400 / id,
      languages,
      defects: {},
    },
    ...(id === 3 && {
      suspicion: {
        share: 0.81,
        rest: 0.021,
        reasons: [
          { defect: 'repetition', ...reason },
          { defect: 'template', ...reason, share: 0.31 },
          { defect: 'empty', ...reason, share: 0.12, rest: 0.018 },
        ],
      },
    }),
  };
}

/** About √k groups of clusters, one after another. */
function groupsOf(clusters: readonly CuratedCluster[]): ShownRun['groups'] {
  const size = Math.ceil(Math.sqrt(clusters.length));
  return Array.from({ length: Math.ceil(clusters.length / size) }, (_, group) => {
    const members = clusters.slice(group * size, (group + 1) * size);
    const terms = members.flatMap(member => member.terms.slice(0, 1));
    return {
      clusters: members.map(({ id }) => id),
      terms: terms.slice(0, 5).map(({ term, score }) => ({ term, score })),
    };
  });
}

function cluster(id: number, rows: number): CuratedCluster {
  const terms = termsOfTasks[(id - 1) % termsOfTasks.length] ?? [];
  return {
    id,
    rows,
    terms: terms.map((term, i) => ({
      term,
      score: 1 / (i + 1),
      share: 0.9 / (i + 1),
      rest: i === 2 ? 0 : 0.02 * (i + 1),
    })),
    samples: { central: [0], varied: [1], far: [2], random: [3] },
    tightness: Math.max(0.2, 0.9 - id / 100),
    ...measuresOf(id, rows),
    ...noMarks,
    droppedRows: 0,
    described: true,
  };
}

/** A curve as of real files: high for few parts, a knee, and slowly rising again. */
function silhouetteAt(k: number): number {
  const few = 0.12 / k;
  const knee = 0.16 * (1 - Math.exp(-k / 5));
  return 0.15 + few + knee - 0.05 * Math.exp(-(((k - 22) / 9) ** 2)) + 0.003 * Math.sin(k * 1.7);
}

const hashed = { bytes: 1, sha256: '0'.repeat(64) };

export function runOf(clusters: number, rows: number): ShownRun {
  const all = sizes(clusters, rows).map((count, i) => cluster(i + 1, count));
  return {
    format: 'instruction-clusters-run',
    version: 2,
    id: '0123456789ab',
    program: 'instruction-clusters 0.1.0',
    createdAt: '2026-03-01T09:00:00.000Z',
    source: { path: `../${file}`, bytes: 1, modifiedMs: 0, sha256: '0'.repeat(64), lines: rows },
    template: '{instruction}\n{input}',
    model: { id: 'universal-sentence-encoder-multilingual-3', revision: '1', dimensions: 512 },
    parameters: { k: 'auto', method: 'tree', seed: 1, sample: null, formWeight: 0.5 },
    counts: { rows, invalid: 0, unclustered: 0, unique: rows, clustered: rows, tokens: rows * 40 },
    clusters: all,
    groups: groupsOf(all),
    k: clusters,
    silhouettes: Array.from({ length: 99 }, (_, i) => ({ k: i + 2, score: silhouetteAt(i + 2) })),
    automaticK: 9,
    seconds: {},
    files: { rows: hashed, invalid: hashed, vectors: hashed, scales: hashed, centroids: hashed },
  };
}

const few = runOf(9, 2000);
const many = runOf(60, 173_412);

export const planWithEarlierSplit: SplitPlan = planOf(few, [3, 7], ['manifest.json', 'a', 'b']);

const endings = { source: '.csv', packed: '.csv.gz', jsonl: '.jsonl' } as const;

/** The plan for a packed table, in the form that was chosen. */
export function planInForm(form: SplitForm = 'source'): SplitPlan {
  const plan = planOf(few, [3, 7], []);
  const files = plan.files.map(planned => ({
    ...planned,
    file: planned.file.replace('.jsonl', endings[form]),
    bytes: form === 'jsonl' ? planned.bytes : null,
  }));
  return { ...plan, forms: ['source', 'packed', 'jsonl'], files };
}

function planOf(run: ShownRun, dropped: readonly number[], existing: readonly string[]): SplitPlan {
  const kept = run.clusters.filter(({ id }) => !dropped.includes(id));
  const droppedRows = run.counts.rows - kept.reduce((sum, { rows }) => sum + rows, 0);
  return {
    out: '/home/seoyeon/datasets/instruction-tuning/instructions_ko_en_2026-03.split',
    lines: run.counts.rows,
    existing,
    forms: [],
    leftOut: 0,
    drawn: [],
    files: [
      ...kept.map(({ id, rows, terms }) => ({
        file: `${String(id).padStart(2, '0')}-${terms
          .map(({ term }) => term.replaceAll(/\W/gu, '') || term)
          .slice(0, 3)
          .join('-')}.jsonl`,
        kind: 'cluster' as const,
        cluster: id,
        type: null,
        rows,
        bytes: rows * 412,
      })),
      {
        ...{ file: '_dropped.jsonl', kind: 'dropped' as const, cluster: null, type: null },
        ...{ rows: droppedRows, bytes: 90_211 },
      },
    ],
  };
}

const split: SplitResult = {
  out: planWithEarlierSplit.out,
  files: planWithEarlierSplit.files.map(planned => ({
    ...planned,
    ...{ bytes: planned.bytes ?? 0, added: 0, sha256: '0'.repeat(64), sum: null },
  })),
  leftOut: 0,
  kept: planWithEarlierSplit.files
    .filter(({ kind }) => kind === 'cluster')
    .reduce((sum, { rows }) => sum + rows, 0),
  dropped: planWithEarlierSplit.files.at(-1)?.rows ?? 0,
  unclustered: 0,
  invalid: 0,
  lines: 2000,
};

const done: Done = {
  kind: 'done',
  file,
  run: few,
  curated: {
    revision: 0,
    undo: undefined,
    redo: undefined,
    nextId: 100,
    skipped: 0,
    lost: [],
  },
  dropped: [],
  suggested: [],
  stale: 0,
  recut: undefined,
  split: undefined,
  otherModel: undefined,
};

export const states = {
  empty: { kind: 'empty' },
  unclustered: { kind: 'unclustered', file },
  packed: done,
  starting: { kind: 'running', file, progress: undefined, preview: undefined },
  running: {
    kind: 'running',
    file,
    progress: {
      stage: 'embed',
      done: 74_200,
      total: 173_412,
      unit: 'rows',
      rate: 12_400,
      remainingSeconds: 75,
    },
    preview: {
      rows: 1_000,
      clusters: sizes(5, 1_000).map((rows, i) => ({
        id: i + 1,
        rows,
        terms: [...(termsOfTasks[i] ?? [])],
        samples: [
          '다음 글을 세 문장으로 요약하세요.',
          'Summarise the text below in three sentences.',
        ],
      })),
    },
  },
  cancelled: { kind: 'cancelled', file },
  failed: {
    kind: 'failed',
    file,
    message: `${file} has become shorter since it was clustered. Cluster it again.`,
  },
  done,
  thousand: { ...done, run: runOf(1000, 1_700_000) },
  marked: { ...done, dropped: [3, 7], stale: 12, split },
  many: {
    ...done,
    run: { ...many, counts: { ...many.counts, invalid: 31, unclustered: 1200 } },
    dropped: [2],
  },
} satisfies Record<string, PanelState>;

const field = (name: string, text: string, omitted = 0): FieldView => ({ name, text, omitted });

const article =
  '서울시는 올해부터 시내버스 노선을 전면 개편한다고 3일 밝혔다. 이번 개편은 2004년 이후 20년 만에 이루어지는 것으로, 승객이 적은 노선을 줄이고 심야버스를 늘리는 것이 핵심이다. 시는 이를 위해 빅데이터로 승하차 기록 11억 건을 분석했으며, 전문가와 시민의 의견을 들어 상반기 안에 확정할 계획이다.';

export const rows: readonly RowView[] = [
  [
    field('instruction', '다음 글을 세 문장으로 요약하세요.'),
    field('input', article, 812),
    field('output', '서울시가 20년 만에 시내버스 노선을 개편한다.'),
  ],
  [
    field('instruction', 'Summarize the following paragraph in one sentence.'),
    field('input', ''),
    field(
      'output',
      'The committee postponed the vote until the budget office has published its figures.',
    ),
  ],
  [
    field(
      'instruction',
      '<img src=x onerror="document.title=\'broken\'"><script>document.title="broken"</script>',
    ),
    field('output', '</dl></li><h1>Not a heading</h1>'),
  ],
  [
    field('instruction', 'اكتب ملخصًا للنص التالي في جملة واحدة. (GPT-4, 2024)'),
    field(
      'output',
      'Trojan source: access\u202E\u2066// check\u2069 \u2066level != "user\u2069 and a\u0000null, zero\u200Bwidth, bell\u0007',
    ),
  ],
  [
    field('instruction', `https://example.com/${'averylongpathwithoutanybreak'.repeat(8)}`),
    field('output', 'ㅋ'.repeat(240)),
  ],
  [
    field('messages[0].content', 'Line one\nLine two\n\tindented\n\n\nLine six'),
    field('messages[1].content', '네, 알겠습니다.'),
  ],
].map((fields, i) => ({
  row: i,
  line: [4, 1204, 88, 171_003, 52, 9][i] ?? 1,
  distance: 0.04 + i * 0.11,
  fields,
}));

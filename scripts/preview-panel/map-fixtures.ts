import type { MapApi, MapCluster } from '../../src/protocol/map-api.ts';
import { Random } from '../../src/core/math/random.ts';

type MapPoints = Extract<MapApi['points']['result'], { status: 'done' }>['value'];

const names = [
  '요약, 문단, 다음, 문장',
  'sentence, order, arrange',
  '빈칸, 알맞다, 단어',
  'what is, definition',
  '수학, 계산, 합',
  '마지막, 이어지다, 고르다',
  'translate, Korean, English',
  '감정, 리뷰, 긍정',
  'python, function, code',
  '',
  'recipe, ingredients',
  '원래, 문장, 복원',
];

/** Clusters of which each is 0.8 times as large as the one before. */
export function clusters(points: number): readonly MapCluster[] {
  const shares = names.map((_, index) => 0.8 ** index);
  const sum = shares.reduce((total, share) => total + share, 0);
  return names.map((name, index) => ({
    id: index + 1,
    name,
    rows: Math.round((points * (shares[index] ?? 0)) / sum),
    dropped: index === 9,
    colour: null,
  }));
}

/** Points around a few places a cluster, as a map has them. */
export function somePoints(count: number): MapPoints {
  const random = new Random(7);
  const all = clusters(count);
  const middles = all.map(() =>
    Array.from({ length: 5 }, () => [random.normal() * 1.6, random.normal() * 1.6] as const),
  );
  const origin = all.map(() => [random.normal() * 8, random.normal() * 6] as const);
  const cluster = new Int32Array(count);
  const places = new Float32Array(2 * count);
  for (let point = 0; point < count; point++) {
    let [index, left] = [0, random.next() * count];
    while (index < all.length - 1 && left > (all[index]?.rows ?? 0)) {
      left -= all[index]?.rows ?? 0;
      index++;
    }
    const [x, y] = middles[index]?.[Math.floor(random.next() * 5)] ?? [0, 0];
    const [originX, originY] = origin[index] ?? [0, 0];
    cluster[point] = index + 1;
    places[2 * point] = originX + x + random.normal() * 0.5;
    places[2 * point + 1] = originY + y + random.normal() * 0.5;
  }
  const row = Int32Array.from({ length: count }, (_, i) => i);
  return { row, line: row.map(at => at + 1), cluster, places };
}

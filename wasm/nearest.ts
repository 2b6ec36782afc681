/**
 * The centroids nearest to vectors, by exact products of whole numbers, so that every machine finds the same.
 * `src/core/math/nearest-program.ts` describes it. Addresses are bytes in the memory, which several copies of the
 * program may share: each has a scratch of its own, and sums of its own while it assigns.
 */

/** Centroids that are multiplied at once. */
const together = 8;
/** Vectors that are multiplied at once. */
const rowsTogether = 4;
/** Bounds in single precision must differ by more than what rounding takes from them over all passes. */
const safety: f32 = 1e-5;

// Vectors: int8 `count · size`, and one value each.
let rows: usize = 0;
let size: i32 = 0;
let lengths: usize = 0; // float32: what a product is to be multiplied with to be a cosine
let weights: usize = 0; // uint32
let index: usize = 0; // int32: the cluster, −1 for none
let lower: usize = 0; // float32: no more than the cosine to the own centroid
let upper: usize = 0; // float32: no less than the largest cosine to another

// Centroids: int16, eight after eight, and of those the values of two dimensions after two.
let centroids: usize = 0;
let groups: i32 = 0; // eights of them
let factors: usize = 0; // float32: what their products are multiplied with …
let addends: usize = 0; // … and what is added: 0, or −∞ for one that is not there
let drifts: usize = 0; // float32: how far they have moved since the bounds were true
let sums: usize = 0; // float64 `size` a cluster
let members: usize = 0; // float64: weights of the vectors of a cluster

/** Four vectors as int16, the numbers of those vectors, and their products with all centroids. */
let wide: usize = 0;
let numbers: usize = 0;
let products: usize = 0;

// What `best` finds.
let largest: f32 = 0;
let second: f32 = 0;

export function setVectors(
  rowsAt: usize,
  rowSize: i32,
  lengthsAt: usize,
  weightsAt: usize,
  indexAt: usize,
  lowerAt: usize,
  upperAt: usize,
): void {
  rows = rowsAt;
  size = rowSize;
  lengths = lengthsAt;
  weights = weightsAt;
  index = indexAt;
  lower = lowerAt;
  upper = upperAt;
}

export function setCentroids(
  centroidsAt: usize,
  groupCount: i32,
  factorsAt: usize,
  addendsAt: usize,
  driftsAt: usize,
  scratch: usize,
): void {
  centroids = centroidsAt;
  groups = groupCount;
  factors = factorsAt;
  addends = addendsAt;
  drifts = driftsAt;
  wide = scratch;
  numbers = wide + rowsTogether * size * 2;
  products = numbers + rowsTogether * 4;
}

/** Where what moves is added up from now on. */
export function setSums(sumsAt: usize, membersAt: usize): void {
  sums = sumsAt;
  members = membersAt;
}

/**
 * Moves the vectors `start … end` to their nearest centroids, unless their bounds say that it is the one they have.
 * Answers how many moved.
 *
 * @param most how far any centroid moved, and `farthest` which one
 * @param mostBut how far any other moved
 * @param withSums whether the sums are to follow
 */
export function assign(
  start: i32,
  end: i32,
  most: f32,
  farthest: i32,
  mostBut: f32,
  withSums: bool,
): i32 {
  let moved = 0;
  let filled = 0;
  for (let vector = start; vector < end;) {
    const count = min(4, end - vector);
    let open = count < 4 ? -1 : openOfFour(vector, most, farthest, mostBut);
    if (open < 0) {
      open = 0;
      for (let i = 0; i < count; i++) {
        if (!mustStay(vector + i, most, farthest, mostBut)) open |= 1 << i;
      }
    }
    for (; open !== 0; open &= open - 1) {
      widen(vector + ctz(open), filled++);
      if (filled < rowsTogether) continue;
      moved += settle(filled, withSums);
      filled = 0;
    }
    vector += count;
  }
  return moved + settle(filled, withSums);
}

/**
 * Moves the bounds of four vectors on, and answers in four bits which of them have to be compared; −1, with nothing done,
 * when one has no cluster yet.
 */
function openOfFour(vector: i32, most: f32, farthest: i32, mostBut: f32): i32 {
  const at = vector * 4;
  const own = v128.load(index + at);
  if (i32x4.bitmask(own) !== 0) return -1;
  let drift = v128.load32_zero(drifts + i32x4.extract_lane(own, 0) * 4);
  drift = v128.load_lane<f32>(drifts + i32x4.extract_lane(own, 1) * 4, drift, 1);
  drift = v128.load_lane<f32>(drifts + i32x4.extract_lane(own, 2) * 4, drift, 2);
  drift = v128.load_lane<f32>(drifts + i32x4.extract_lane(own, 3) * 4, drift, 3);
  const isFarthest = i32x4.eq(own, i32x4.splat(farthest));
  const others = v128.bitselect(f32x4.splat(mostBut), f32x4.splat(most), isFarthest);
  const low = f32x4.sub(v128.load(lower + at), drift);
  const high = f32x4.add(v128.load(upper + at), others);
  v128.store(lower + at, low);
  v128.store(upper + at, high);
  return ~i32x4.bitmask(f32x4.gt(low, f32x4.add(high, f32x4.splat(safety)))) & 15;
}

/** Moves the bounds of a vector on, and answers whether they say that it stays. */
function mustStay(vector: i32, most: f32, farthest: i32, mostBut: f32): bool {
  const at = vector * 4;
  const own = load<i32>(index + at);
  if (own < 0) return false;
  const low = load<f32>(lower + at) - load<f32>(drifts + own * 4);
  const high = load<f32>(upper + at) + (own === farthest ? mostBut : most);
  store<f32>(lower + at, low);
  store<f32>(upper + at, high);
  return low > high + safety;
}

/**
 * Writes the nearest and the second-nearest centroid of the vectors `start … end`, of equals the first.
 *
 * @param target int32, two a vector
 * @param cosines float32, two a vector
 */
export function nearestTwo(start: i32, end: i32, target: usize, cosines: usize): void {
  for (let vector = start; vector < end; vector += rowsTogether) {
    const filled = min(rowsTogether, end - vector);
    for (let place = 0; place < filled; place++) widen(vector + place, place);
    multiply();
    for (let place = 0; place < filled; place++) {
      const values = products + place * groups * together * 4;
      best(values);
      const nearest = firstOf(values, largest, -1);
      const at = (vector + place) * 8;
      const length = load<f32>(lengths + (vector + place) * 4);
      store<i32>(target + at, nearest);
      store<i32>(target + at, firstOf(values, second, nearest), 4);
      store<f32>(cosines + at, largest * length);
      store<f32>(cosines + at, second * length, 4);
    }
  }
}

/** Puts one vector into another cluster. */
export function move(vector: i32, to: i32): void {
  place(vector, to, true);
  store<f32>(lower + vector * 4, 1);
  store<f32>(upper + vector * 4, f32.MAX_VALUE);
}

/** Takes a vector as one of the four, int8 to int16. */
function widen(vector: i32, place: i32): void {
  store<i32>(numbers + place * 4, vector);
  const from = rows + <usize>vector * size;
  const to = wide + place * size * 2;
  for (let i = 0; i < size; i += 8) v128.store(to + 2 * i, v128.load_ext<i8>(from + i));
}

/** Compares the first `filled` of the four with all centroids; answers how many moved. */
function settle(filled: i32, withSums: bool): i32 {
  if (filled === 0) return 0;
  multiply();
  let moved = 0;
  for (let row = 0; row < filled; row++) {
    const vector = load<i32>(numbers + row * 4);
    const values = products + row * groups * together * 4;
    const own = load<i32>(index + vector * 4);
    best(values);
    const length = load<f32>(lengths + vector * 4);
    store<f32>(lower + vector * 4, largest * length);
    store<f32>(upper + vector * 4, second * length);
    if (own >= 0 && load<f32>(values + own * 4) >= largest) continue;
    place(vector, firstOf(values, largest, -1), withSums);
    moved++;
  }
  return moved;
}

function place(vector: i32, to: i32, withSums: bool): void {
  const own = load<i32>(index + vector * 4);
  const weight = <f64>load<u32>(weights + vector * 4);
  const share = weight * <f64>load<f32>(lengths + vector * 4);
  store<i32>(index + vector * 4, to);
  add(members + to * 8, weight);
  if (withSums) addRow(vector, to, share);
  if (own < 0) return;
  add(members + own * 8, -weight);
  if (withSums) addRow(vector, own, -share);
}

/** Multiplies the four vectors with all centroids. */
function multiply(): void {
  const step = size * 2;
  const width = groups * together * 4;
  const v1 = wide + step;
  const v2 = v1 + step;
  const v3 = v2 + step;
  let centroid = centroids;
  for (let group = 0; group < groups; group++) {
    let a0 = i32x4.splat(0);
    let b0 = i32x4.splat(0);
    let a1 = i32x4.splat(0);
    let b1 = i32x4.splat(0);
    let a2 = i32x4.splat(0);
    let b2 = i32x4.splat(0);
    let a3 = i32x4.splat(0);
    let b3 = i32x4.splat(0);
    for (let d: usize = 0; d < <usize>step; d += 4) {
      const a = v128.load(centroid);
      const b = v128.load(centroid, 16);
      centroid += 32;
      const x0 = v128.load_splat<i32>(wide + d);
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(x0, a));
      b0 = i32x4.add(b0, i32x4.dot_i16x8_s(x0, b));
      const x1 = v128.load_splat<i32>(v1 + d);
      a1 = i32x4.add(a1, i32x4.dot_i16x8_s(x1, a));
      b1 = i32x4.add(b1, i32x4.dot_i16x8_s(x1, b));
      const x2 = v128.load_splat<i32>(v2 + d);
      a2 = i32x4.add(a2, i32x4.dot_i16x8_s(x2, a));
      b2 = i32x4.add(b2, i32x4.dot_i16x8_s(x2, b));
      const x3 = v128.load_splat<i32>(v3 + d);
      a3 = i32x4.add(a3, i32x4.dot_i16x8_s(x3, a));
      b3 = i32x4.add(b3, i32x4.dot_i16x8_s(x3, b));
    }
    const at = group * together * 4;
    const fa = v128.load(factors + at);
    const fb = v128.load(factors + at, 16);
    const na = v128.load(addends + at);
    const nb = v128.load(addends + at, 16);
    const to = products + at;
    v128.store(to, scaled(a0, fa, na));
    v128.store(to, scaled(b0, fb, nb), 16);
    v128.store(to + width, scaled(a1, fa, na));
    v128.store(to + width, scaled(b1, fb, nb), 16);
    v128.store(to + 2 * width, scaled(a2, fa, na));
    v128.store(to + 2 * width, scaled(b2, fb, nb), 16);
    v128.store(to + 3 * width, scaled(a3, fa, na));
    v128.store(to + 3 * width, scaled(b3, fb, nb), 16);
  }
}

function scaled(products: v128, factor: v128, addend: v128): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(products), factor), addend);
}

/** Finds the two largest of the products of one vector. */
function best(values: usize): void {
  let most = f32x4.splat(-f32.MAX_VALUE);
  let next = most;
  const end = values + groups * together * 4;
  for (let at = values; at < end; at += 16) {
    const value = v128.load(at);
    next = f32x4.pmax(next, f32x4.pmin(most, value));
    most = f32x4.pmax(most, value);
  }
  // Across the lanes: the second of all is the largest of their seconds and of what loses there.
  let one = f32x4.extract_lane(most, 0);
  let two = f32x4.extract_lane(next, 0);
  const most1 = f32x4.extract_lane(most, 1);
  two = larger(larger(two, f32x4.extract_lane(next, 1)), smaller(one, most1));
  one = larger(one, most1);
  const most2 = f32x4.extract_lane(most, 2);
  two = larger(larger(two, f32x4.extract_lane(next, 2)), smaller(one, most2));
  one = larger(one, most2);
  const most3 = f32x4.extract_lane(most, 3);
  two = larger(larger(two, f32x4.extract_lane(next, 3)), smaller(one, most3));
  largest = larger(one, most3);
  second = two;
}

function larger(left: f32, right: f32): f32 {
  return left > right ? left : right;
}

function smaller(left: f32, right: f32): f32 {
  return left < right ? left : right;
}

/** The first place but one at which there is `value`. */
function firstOf(values: usize, value: f32, but: i32): i32 {
  let at = 0;
  while (at === but || load<f32>(values + at * 4) < value) at++;
  return at;
}

function add(to: usize, value: f64): void {
  store<f64>(to, load<f64>(to) + value);
}

/** Adds a vector times `factor` to the sum of a cluster. */
function addRow(vector: i32, to: i32, factor: f64): void {
  const share = f64x2.splat(factor);
  let sum = sums + <usize>to * size * 8;
  const from = rows + <usize>vector * size;
  for (let at = from; at < from + size; at += 8) {
    const values = v128.load_ext<i8>(at);
    addFour(sum, i32x4.extend_low_i16x8_s(values), share);
    addFour(sum + 32, i32x4.extend_high_i16x8_s(values), share);
    sum += 64;
  }
}

function addFour(sum: usize, values: v128, share: v128): void {
  const low = f64x2.convert_low_i32x4_s(values);
  const high = f64x2.convert_low_i32x4_s(v128.shuffle<i32>(values, values, 2, 3, 2, 3));
  v128.store(sum, f64x2.add(v128.load(sum), f64x2.mul(low, share)));
  v128.store(sum, f64x2.add(v128.load(sum, 16), f64x2.mul(high, share)), 16);
}

const empty = -1;

/**
 * Numbers the features of a text's form 0, 1, 2, … in the order they are added: every token id, and
 * every pair of neighbours. Open addressing over flat arrays, since a Map of numbers beyond 31 bits
 * keeps an object for each.
 */
export class FeatureIndex {
  /** Two numbers a feature: the token before it, −1 for a token by itself; and the token. */
  private keys = new Int32Array(2048);
  private slots = new Int32Array(2048).fill(empty);
  private count = 0;

  /** Features by their pairs, as `pairs` gives them. */
  static of(pairs: Int32Array): FeatureIndex {
    const index = new FeatureIndex();
    for (let i = 0; i + 1 < pairs.length; i += 2) index.add(pairs[i] ?? 0, pairs[i + 1] ?? 0);
    return index;
  }

  get size(): number {
    return this.count;
  }

  /** The number of a feature, or −1. */
  find(before: number, token: number): number {
    return this.slots[this.slotOf(before, token)] ?? empty;
  }

  /** The number of a feature, which is `size` as it was before the call when it is new. */
  add(before: number, token: number): number {
    const slot = this.slotOf(before, token);
    const found = this.slots[slot] ?? empty;
    if (found !== empty) return found;
    if (2 * this.count === this.keys.length) this.growKeys();
    this.keys[2 * this.count] = before;
    this.keys[2 * this.count + 1] = token;
    this.slots[slot] = this.count++;
    if (this.count * 2 > this.slots.length) this.growSlots();
    return this.count - 1;
  }

  /** The two numbers of each feature, in their order; a view. */
  pairs(): Int32Array {
    return this.keys.subarray(0, 2 * this.count);
  }

  private slotOf(before: number, token: number): number {
    const mask = this.slots.length - 1;
    let slot = hashOf(before, token) & mask;
    for (;;) {
      const feature = this.slots[slot] ?? empty;
      if (feature === empty) return slot;
      if (this.keys[2 * feature] === before && this.keys[2 * feature + 1] === token) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private growKeys(): void {
    const larger = new Int32Array(this.keys.length * 2);
    larger.set(this.keys);
    this.keys = larger;
  }

  private growSlots(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(empty);
    for (let feature = 0; feature < this.count; feature++) {
      const slot = this.slotOf(this.keys[2 * feature] ?? 0, this.keys[2 * feature + 1] ?? 0);
      this.slots[slot] = feature;
    }
  }
}

/** Spreads both numbers over 32 bits, with the multipliers of MurmurHash3. */
function hashOf(before: number, token: number): number {
  let hash = Math.imul(before, 0xcc9e2d51) ^ Math.imul(token, 0x1b873593);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return hash ^ (hash >>> 13);
}

/** How often each feature stands in one text; used for one text after another. */
export class FeatureCounts {
  /** Different features so far; entries of the arrays beyond belong to earlier texts. */
  length = 0;
  /** In the order of their first occurrence. */
  readonly features: number[] = [];
  readonly counts: number[] = [];
  /** Where each feature stands in `features`, if it stands there. */
  private readonly places: Int32Array;

  /** @param features more than any feature's number */
  constructor(features: number) {
    this.places = new Int32Array(features);
  }

  /**
   * Starts anew with the text whose tokens are `ids[start … end]`.
   * @param numberOf number of a feature, or −1 for one that does not count
   */
  count(
    ids: Int32Array,
    start: number,
    end: number,
    numberOf: (before: number, token: number) => number,
  ): void {
    this.length = 0;
    for (let i = start; i < end; i++) {
      const token = ids[i] ?? 0;
      this.add(numberOf(-1, token));
      if (i > start) this.add(numberOf(ids[i - 1] ?? 0, token));
    }
  }

  private add(feature: number): void {
    if (feature < 0) return;
    const place = this.places[feature] ?? 0;
    if (place < this.length && this.features[place] === feature) {
      this.counts[place] = (this.counts[place] ?? 0) + 1;
      return;
    }
    this.places[feature] = this.length;
    this.features[this.length] = feature;
    this.counts[this.length++] = 1;
  }
}

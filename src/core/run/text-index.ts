const empty = -1;

/**
 * Finds rows by the 8-byte hash of their text: open addressing over flat arrays, so that 1.7 million
 * rows need 16 MB instead of a Map of bigints. Of several rows with one text it keeps the first that
 * was added.
 */
export class TextIndex {
  private readonly slots: Int32Array;
  private readonly words: Int32Array;

  constructor(hashes: BigInt64Array) {
    this.words = wordsOf(hashes);
    const capacity = 2 ** Math.ceil(Math.log2(Math.max(hashes.length, 1) * 2));
    this.slots = new Int32Array(capacity).fill(empty);
  }

  add(row: number): void {
    const slot = this.slotOf(this.words, row);
    if (this.slots[slot] === empty) this.slots[slot] = row;
  }

  /** For every hash the row that has it, or −1. */
  find(hashes: BigInt64Array): Int32Array {
    const words = wordsOf(hashes);
    return Int32Array.from(hashes, (_, at) => this.slots[this.slotOf(words, at)] ?? empty);
  }

  private slotOf(words: Int32Array, at: number): number {
    const low = words[2 * at] ?? 0;
    const high = words[2 * at + 1] ?? 0;
    const mask = this.slots.length - 1;
    let slot = low & mask;
    for (;;) {
      const row = this.slots[slot] ?? empty;
      if (row === empty) return slot;
      if (this.words[2 * row] === low && this.words[2 * row + 1] === high) return slot;
      slot = (slot + 1) & mask;
    }
  }
}

function wordsOf(hashes: BigInt64Array): Int32Array {
  return new Int32Array(hashes.buffer, hashes.byteOffset, hashes.length * 2);
}

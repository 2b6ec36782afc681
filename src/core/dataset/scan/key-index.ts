import { keyBytes } from './text-hash.ts';

const words = keyBytes / 4;
const empty = -1;

/**
 * Maps 16-byte keys to the numbers 0, 1, 2, … in the order they were added: an open-addressing
 * table over flat arrays, 20 bytes a key and no object each. The keys are hashes, so
 * their first word serves as one.
 */
export class KeyIndex {
  private keys = new Uint32Array(1024 * words);
  private slots = new Int32Array(2048).fill(empty);
  private count = 0;
  private readonly probe = new Uint32Array(words);
  private readonly probeBytes = new Uint8Array(this.probe.buffer);

  get size(): number {
    return this.count;
  }

  /** The number of `key`, or −1. */
  find(key: Uint8Array): number {
    this.probeBytes.set(key);
    return this.slots[this.slotOf(this.probe)] ?? empty;
  }

  /** The numbers of `keys`, 16 bytes each one after another, or −1. */
  findAll(keys: Uint32Array): Int32Array {
    const numbers = new Int32Array(keys.length / words);
    for (let i = 0; i < numbers.length; i++) {
      numbers[i] = this.slots[this.slotOf(keys, i * words)] ?? empty;
    }
    return numbers;
  }

  /** The number of `key`, which is `size` as it was before the call when the key is new. */
  add(key: Uint8Array): number {
    this.probeBytes.set(key);
    return this.addWords(this.probe, 0);
  }

  /** The same for the key in the four words of `keys` from `at` on. */
  addWords(keys: Uint32Array, at: number): number {
    const slot = this.slotOf(keys, at);
    const found = this.slots[slot] ?? empty;
    if (found !== empty) return found;
    this.slots[slot] = this.count;
    const start = this.count * words;
    if (start === this.keys.length) this.keys = doubled(this.keys);
    for (let word = 0; word < words; word++) this.keys[start + word] = keys[at + word] ?? 0;
    this.count++;
    if (this.count * 2 > this.slots.length) this.grow();
    return this.count - 1;
  }

  /** The 16 bytes of key `number`, as a view that the next `add` may leave behind. */
  key(number: number): Uint8Array {
    return new Uint8Array(this.keys.buffer, number * keyBytes, keyBytes);
  }

  /** Copies the first 8 bytes of key `number` to `target`, two words from `at` on. */
  copyHead(number: number, target: Uint32Array, at: number): void {
    target[at] = this.keys[number * words] ?? 0;
    target[at + 1] = this.keys[number * words + 1] ?? 0;
  }

  /** Slot of the key that begins at word `at` of `keys`, or the free one that it would take. */
  private slotOf(keys: Uint32Array, at = 0): number {
    const mask = this.slots.length - 1;
    let slot = (keys[at] ?? 0) & mask;
    for (;;) {
      const number = this.slots[slot] ?? empty;
      if (number === empty || this.holds(number, keys, at)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  private holds(number: number, keys: Uint32Array, at: number): boolean {
    const start = number * words;
    for (let word = 0; word < words; word++) {
      if (this.keys[start + word] !== keys[at + word]) return false;
    }
    return true;
  }

  private grow(): void {
    const mask = this.slots.length * 2 - 1;
    const slots = new Int32Array(mask + 1).fill(empty);
    for (let number = 0; number < this.count; number++) {
      let slot = (this.keys[number * words] ?? 0) & mask;
      while (slots[slot] !== empty) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

function doubled(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

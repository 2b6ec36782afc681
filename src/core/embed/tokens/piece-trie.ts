const noNode = -1;
const root = 0;
/** Bits of a character's code; nodes get the rest of a 32-bit key. */
const codeBits = 13;

/**
 * The pieces of a vocabulary as a trie over UTF-16 units in flat arrays: one open-addressing table
 * of (node, unit) → node, 8 bytes a slot. Only units that stand in some piece have a code.
 */
export class PieceTrie {
  private readonly codes = new Uint16Array(0x1_0000);
  /** Key and child of every slot. */
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly pieces: Int32Array;
  private nodes = 1;

  /** @throws RangeError when the pieces need more units or nodes than a key can name */
  constructor(pieces: readonly string[]) {
    const units = pieces.reduce((sum, piece) => sum + piece.length, 0) + 1;
    const capacity = 2 ** Math.ceil(Math.log2(units + 1));
    this.slots = new Int32Array(2 * capacity).fill(noNode);
    this.mask = capacity - 1;
    this.pieces = new Int32Array(units).fill(noNode);
    this.giveCodes(pieces);
    pieces.forEach((piece, number) => {
      this.add(piece, number);
    });
    if (this.nodes >= 2 ** (32 - codeBits)) throw new RangeError('The vocabulary is too large.');
  }

  /** The node of the root's or another node's child by a UTF-16 unit, or −1. */
  child(node: number, unit: number): number {
    const code = this.codes[unit] ?? 0;
    return code === 0 ? noNode : (this.slots[2 * this.slotOf(node, code) + 1] ?? noNode);
  }

  /** Where every walk begins. */
  get start(): number {
    return root;
  }

  /** The number of the piece that ends at a node, or −1. */
  piece(node: number): number {
    return this.pieces[node] ?? noNode;
  }

  private giveCodes(pieces: readonly string[]): void {
    let next = 1;
    for (const piece of pieces) {
      for (let i = 0; i < piece.length; i++) {
        const unit = piece.charCodeAt(i);
        if (this.codes[unit] === 0) this.codes[unit] = next++;
      }
    }
    if (next > 2 ** codeBits) throw new RangeError('The vocabulary has too many characters.');
  }

  private add(piece: string, number: number): void {
    let node = root;
    for (let i = 0; i < piece.length; i++) {
      const code = this.codes[piece.charCodeAt(i)] ?? 0;
      const slot = 2 * this.slotOf(node, code);
      if (this.slots[slot + 1] === noNode) {
        this.slots[slot] = keyOf(node, code);
        this.slots[slot + 1] = this.nodes++;
      }
      node = this.slots[slot + 1] ?? root;
    }
    this.pieces[node] = number;
  }

  private slotOf(node: number, code: number): number {
    const key = keyOf(node, code);
    let slot = (Math.imul(key, 0x9e3779b1) >>> 8) & this.mask;
    while (this.slots[2 * slot] !== key && this.slots[2 * slot + 1] !== noNode) {
      slot = (slot + 1) & this.mask;
    }
    return slot;
  }
}

function keyOf(node: number, code: number): number {
  return (node << codeBits) | code;
}

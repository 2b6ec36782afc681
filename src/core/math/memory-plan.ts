const alignment = 16;

/** Gives parts of a WebAssembly memory their places, one after another; address 0 stays free. */
export class MemoryPlan {
  bytes = alignment;

  /** The address of the next `bytes`, aligned to 16. */
  take(bytes: number): number {
    const place = this.bytes;
    this.bytes += Math.ceil(bytes / alignment) * alignment;
    return place;
  }
}

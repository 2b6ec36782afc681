const pageBytes = 1 << 16;

/** Gives `memory` at least `bytes`; views of it are of no use afterwards. */
export function growTo(memory: WebAssembly.Memory, bytes: number): void {
  const missing = bytes - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / pageBytes));
}

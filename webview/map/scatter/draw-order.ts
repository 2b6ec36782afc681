/**
 * The numbers 0 … count − 1 in an order whose every beginning is spread evenly over all, the same
 * each time: so a part of the points shows the whole, and no cluster covers the others for coming
 * later in the file.
 */
export function drawOrder(count: number): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 0x2545f491;
  for (let i = count - 1; i > 0; i--) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    const other = Math.floor((state >>> 0) * 2 ** -32 * (i + 1));
    const kept = order[i] ?? 0;
    order[i] = order[other] ?? 0;
    order[other] = kept;
  }
  return order;
}

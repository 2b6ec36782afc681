/** Bytes as a frame of Zstandard that packs nothing. */
export function storedZstd(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.of(0x28, 0xb5, 0x2f, 0xfd, 0xa0, 0, 0, 0, 0);
  header.writeUInt32LE(bytes.length, 5);
  const parts = [header];
  const most = 128 << 10;
  for (let at = 0; at === 0 || at < bytes.length; at += most) {
    const part = bytes.subarray(at, at + most);
    const size = (part.length << 3) | (at + most >= bytes.length ? 1 : 0);
    parts.push(Buffer.of(size & 0xff, (size >> 8) & 0xff, size >> 16), part);
  }
  return Buffer.concat(parts);
}

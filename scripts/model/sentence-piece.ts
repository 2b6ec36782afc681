/** The unigram model of a SentencePiece file in the layout of the built-in model. */
export interface SentencePiece {
  /** Text and log probability of every piece; the index is the token id. */
  readonly pieces: readonly (readonly [string, number])[];
  /** The precompiled character map of the normaliser. */
  readonly characterMap: Uint8Array;
}

const pieceField = 1;
const normaliserField = 3;
const textField = 1;
const scoreField = 2;
const characterMapField = 2;

/** Reads `sp.model`, an early layout: pieces in field 1, the normaliser in field 3. */
export function readSentencePiece(bytes: Uint8Array): SentencePiece {
  const decoder = new TextDecoder();
  const pieces: [string, number][] = [];
  let characterMap: Uint8Array | undefined;
  for (const field of fields(bytes)) {
    if (field.number === pieceField) {
      let text = '';
      let score = 0;
      for (const part of fields(field.bytes)) {
        if (part.number === textField) text = decoder.decode(part.bytes);
        if (part.number === scoreField) score = float32(part.bytes);
      }
      pieces.push([text, score]);
    } else if (field.number === normaliserField) {
      for (const part of fields(field.bytes)) {
        if (part.number === characterMapField) characterMap = part.bytes;
      }
    }
  }
  if (pieces.length === 0 || characterMap === undefined) {
    throw new Error('sp.model holds no pieces or no character map');
  }
  return { pieces, characterMap };
}

interface Field {
  readonly number: number;
  /** The content; empty for a varint, which nothing here needs. */
  readonly bytes: Uint8Array;
}

/** The fields of a protobuf message, in the order of the file. */
function* fields(bytes: Uint8Array): Generator<Field> {
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  const fixedLength: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
  while (at < bytes.length) {
    const tag = varint();
    const wire = tag % 8;
    if (wire === 0) varint();
    const length = wire === 2 ? varint() : (fixedLength[wire] ?? 0);
    yield { number: Math.floor(tag / 8), bytes: bytes.subarray(at, at + length) };
    at += length;
  }
}

function float32(bytes: Uint8Array): number {
  return new DataView(bytes.buffer, bytes.byteOffset, 4).getFloat32(0, true);
}

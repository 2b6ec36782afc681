import { crc32 } from 'node:zlib';
import { Form, formDimensions } from '../embed/form/form.ts';
import { FeatureIndex } from '../embed/form/form-features.ts';
import { tokenLists, type TokenLists } from '../embed/tokens/tokens.ts';
import type { MatrixProducts } from '../math/matrix-products.ts';
import type { VectorSet } from '../math/vectors.ts';
import { Projection } from './projection.ts';

/** `ICSP`, as bytes in this order. */
const magic = 0x50534349;
/** Raised whenever the same bytes would give other vectors. */
const version = 1;
const headWords = 6;
const wordBytes = 4;
const mostSize = 2 ** 31;

/** Where texts lie: how the tokens and the embedding of any text become the vector that is clustered. */
export class TextSpace {
  constructor(
    private readonly form: Form,
    private readonly projection: Projection,
  ) {}

  /**
   * Fits the space on a sample of texts; the same texts and seed give the same space.
   * @param meaning their embeddings, unit length
   */
  static async fit(
    products: MatrixProducts,
    meaning: VectorSet,
    tokens: TokenLists,
    { formWeight, seed }: { readonly formWeight: number; readonly seed: number },
  ): Promise<TextSpace> {
    const counted = formWeight === 0 ? tokenLists([]) : tokens;
    const form = await Form.fit(products, counted, seed);
    const forms = form.apply(tokens);
    const projection = await Projection.fit(products, meaning, forms, formWeight, seed);
    return new TextSpace(form, projection);
  }

  /** Values of a projected vector. */
  get dimensions(): number {
    return this.projection.dimensions;
  }

  /** The projected vectors of texts, unit length; `meaning` and `tokens` are in the same order. */
  project(products: MatrixProducts, meaning: VectorSet, tokens: TokenLists): Promise<VectorSet> {
    return this.projection.apply(products, meaning, this.form.apply(tokens));
  }

  /**
   * The space as bytes, little-endian: `ICSP`, version, features, dimensions of an embedding, of a
   * form and of a projected vector, as 4-byte numbers; then the arrays of both parts; then a CRC-32.
   */
  toBytes(): Uint8Array {
    const { form, projection } = this;
    const head = Uint32Array.of(
      magic,
      version,
      form.vocabulary.size,
      projection.mean.length,
      formDimensions,
      projection.dimensions,
    );
    const arrays = [
      head,
      form.vocabulary.pairs(),
      form.scales,
      form.components,
      projection.mean,
      projection.meaning.values,
      projection.form.values,
      projection.offsets,
    ];
    const content = Buffer.concat(
      arrays.map(array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)),
    );
    const check = Buffer.alloc(wordBytes);
    check.writeUInt32LE(crc32(content));
    return Buffer.concat([content, check]);
  }

  /** @throws Error when the bytes are damaged or of another version */
  static fromBytes(bytes: Uint8Array): TextSpace {
    const reader = new ArrayReader(checkedContent(bytes));
    const [, , features, meaning, form, projected] = reader.words(headWords);
    const sizes = [features, meaning, form, projected];
    if (sizes.some(size => (size ?? mostSize) >= mostSize) || form !== formDimensions) {
      throw new Error('the sizes are wrong');
    }
    return readParts(reader, features ?? 0, meaning ?? 0, projected ?? 0);
  }
}

function readParts(
  reader: ArrayReader,
  features: number,
  meaning: number,
  projected: number,
): TextSpace {
  const vocabulary = FeatureIndex.of(new Int32Array(reader.words(2 * features).buffer));
  const form = new Form(
    vocabulary,
    reader.floats(features),
    reader.bytes(features * formDimensions),
  );
  const mean = reader.floats(meaning);
  const components = (dimensions: number): VectorSet => ({
    count: projected,
    dimensions,
    values: reader.floats(projected * dimensions),
  });
  const projection = new Projection(
    mean,
    components(meaning),
    components(formDimensions),
    reader.floats(projected),
  );
  if (reader.left !== 0 || vocabulary.size !== features) throw new Error('the sizes do not fit');
  return new TextSpace(form, projection);
}

/** What stands before the checksum, if it is as it was written. */
function checkedContent(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - wordBytes;
  if (end < headWords * wordBytes || view.getUint32(0, true) !== magic) {
    throw new Error('no space of texts');
  }
  if (view.getUint32(wordBytes, true) !== version) throw new Error('another version');
  const content = bytes.subarray(0, end);
  if (view.getUint32(end, true) !== crc32(content)) throw new Error('the checksum is wrong');
  return content;
}

/** Reads arrays one after another, each copied. */
class ArrayReader {
  private at = 0;

  constructor(private readonly content: Uint8Array) {}

  get left(): number {
    return this.content.length - this.at;
  }

  words(length: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.next(length * wordBytes));
  }

  floats(length: number): Float32Array {
    return new Float32Array(this.next(length * wordBytes));
  }

  bytes(length: number): Int8Array {
    return new Int8Array(this.next(length));
  }

  private next(bytes: number): ArrayBuffer {
    if (bytes > this.left) throw new Error('it ends too early');
    const start = this.at;
    this.at += bytes;
    return new Uint8Array(this.content.subarray(start, this.at)).buffer;
  }
}

import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import type { UniqueRows } from '../../dataset/scan/unique-texts.ts';
import { normalise, vectorAt, type VectorSet } from '../../math/vectors.ts';
import type { Embedder, EmbeddedTexts } from '../embedder.ts';
import type { VectorStore } from '../vector-store.ts';
import type { GivenPlace } from './given-place.ts';
import { NpyVectors } from './npy-vectors.ts';
import { FieldVectors, type RowVectors, type VectorFile } from './row-vectors.ts';

/** Stands for vectors that are read with the rows of a file instead of being computed from texts. */
export class GivenVectors implements Embedder {
  readonly id: string;
  readonly revision: string;

  /** @param dimensions 0 until a file was opened */
  constructor(
    private readonly place: GivenPlace,
    readonly dimensions = 0,
  ) {
    this.id = place.from === 'field' ? `field:${place.path}` : basename(place.file);
    this.revision = createHash('sha256').update(`${place.from}:${this.id}`).digest('hex');
  }

  /** @throws HumanError `vector-field`, `vector-file` or `vector-row` */
  async open(file: VectorFile, unique: UniqueRows): Promise<OpenedVectors> {
    const vectors =
      this.place.from === 'field'
        ? await FieldVectors.open(file, this.place.path)
        : await NpyVectors.open(file, this.place.file);
    const embedder = new GivenVectors(this.place, vectors.dimensions);
    return { embedder, store: new GivenStore(vectors, unique) };
  }

  embed(): AsyncIterable<EmbeddedTexts> {
    throw new Error('Vectors that are given are read, not computed.');
  }

  dispose(): Promise<void> {
    return Promise.resolve();
  }
}

/** Where the vectors of a file's texts come from. */
export interface OpenedVectors {
  readonly embedder: Embedder;
  readonly store: VectorStore;
}

/** A text has the vector of the first row that has the text. */
class GivenStore implements VectorStore {
  constructor(
    private readonly vectors: RowVectors,
    private readonly unique: UniqueRows,
  ) {}

  async read(texts: Uint32Array, target: VectorSet): Promise<number[]> {
    for (const [position, text] of texts.entries()) {
      const vector = vectorAt(target, position);
      await this.vectors.read(this.unique.firstRow[text] ?? 0, vector);
      normalise(vector);
    }
    return [];
  }

  append(): Promise<void> {
    return Promise.resolve();
  }

  close(): Promise<void> {
    return this.vectors.close();
  }
}

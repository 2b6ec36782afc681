import { tokensOf, type TokenLists } from '../tokens/tokens.ts';

const startToken = 1;
const endToken = 2;

/** Some texts by their distinct pieces. */
export interface NumberedPieces {
  /** The distinct ids, in the order they first stand. */
  readonly pieces: Int32Array;
  /** For every text its start, its tokens and its end: the place of each in `pieces`. */
  readonly numbers: Int32Array;
}

/** Numbers the distinct pieces of texts, without a hash: the vocabulary is small enough. */
export class PieceNumbers {
  private readonly numberOf = new Int32Array(2 ** 17).fill(-1);

  of(tokens: TokenLists): NumberedPieces {
    const pieces: number[] = [];
    const numbers = new Int32Array(tokens.ids.length + 2 * tokens.count);
    let next = 0;
    const add = (id: number): void => {
      let number = this.numberOf[id] ?? -1;
      if (number < 0) {
        number = pieces.push(id) - 1;
        this.numberOf[id] = number;
      }
      numbers[next++] = number;
    };
    for (let text = 0; text < tokens.count; text++) {
      add(startToken);
      for (const id of tokensOf(tokens, text)) add(id);
      add(endToken);
    }
    for (const id of pieces) this.numberOf[id] = -1;
    return { pieces: Int32Array.from(pieces), numbers };
  }
}

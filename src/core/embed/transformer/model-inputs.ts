import { Tensor, type InferenceSession } from 'onnxruntime-node';
import { tokensOf, type TokenLists } from '../tokens/tokens.ts';

type Metadata = InferenceSession.TensorValueMetadata;
type Feeds = Record<string, Tensor>;

/**
 * What a graph is given for texts of at most `width` tokens, filled up on the right. A graph that would go
 * on from earlier tokens is given none of them: pasts of length zero.
 */
export class ModelInputs {
  /** @throws Error that names an input nobody knows how to fill */
  constructor(
    private readonly inputs: readonly Metadata[],
    private readonly padToken: number,
  ) {
    for (const { name } of inputs) {
      if (!known(name)) throw new Error(`it wants an input "${name}"`);
    }
    if (!inputs.some(({ name }) => name === 'input_ids')) throw new Error('it takes no input_ids');
  }

  /** Feeds for the texts `batch`, which whoever runs the graph disposes of. */
  of(tokens: TokenLists, batch: readonly number[]): Feeds {
    const lists = batch.map(text => tokensOf(tokens, text));
    const width = lists.reduce((most, list) => Math.max(most, list.length), 1);
    return Object.fromEntries(
      this.inputs.map(input => [input.name, this.tensor(input, lists, width)]),
    );
  }

  private tensor(input: Metadata, lists: readonly Int32Array[], width: number): Tensor {
    switch (input.name) {
      case 'input_ids':
        return grid(input, lists, width, (list, at) => list[at] ?? this.padToken);
      case 'attention_mask':
        return grid(input, lists, width, (list, at) => (at < list.length ? 1 : 0));
      case 'position_ids':
        return grid(input, lists, width, (list, at) => (at < list.length ? at : 0));
      case 'token_type_ids':
        return grid(input, lists, width, () => 0);
      case 'use_cache_branch':
        return new Tensor('bool', [false], [1]);
      default:
        return emptyPast(input, lists.length);
    }
  }
}

const plainInputs = new Set([
  'input_ids',
  'attention_mask',
  'position_ids',
  'token_type_ids',
  'use_cache_branch',
]);

function known(name: string): boolean {
  return plainInputs.has(name) || name.startsWith('past');
}

function grid(
  { type }: Metadata,
  lists: readonly Int32Array[],
  width: number,
  value: (list: Int32Array, at: number) => number,
): Tensor {
  const shape = [lists.length, width];
  const values = Int32Array.from({ length: lists.length * width }, (_, cell) =>
    value(lists[Math.floor(cell / width)] ?? noTokens, cell % width),
  );
  if (type === 'int32') return new Tensor('int32', values, shape);
  if (type === 'bool') return new Tensor('bool', Uint8Array.from(values), shape);
  if (type === 'float32') return new Tensor('float32', Float32Array.from(values), shape);
  return new Tensor('int64', BigInt64Array.from(values, BigInt), shape);
}

const noTokens = new Int32Array(0);

/** The first symbolic dimension is the batch; the others count tokens of which there are none. */
function emptyPast({ type, shape }: Metadata, batch: number): Tensor {
  const symbolic = shape.findIndex(size => typeof size === 'string');
  const dims = shape.map((size, at) =>
    typeof size === 'number' && size >= 0 ? size : at === symbolic ? batch : 0,
  );
  if (type === 'float16') return new Tensor('float16', new Uint16Array(0), dims);
  return new Tensor('float32', new Float32Array(0), dims);
}

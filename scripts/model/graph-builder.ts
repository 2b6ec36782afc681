import { createRequire } from 'node:module';
import type * as Proto from 'onnx-proto';

// The package is CommonJS built so that Node cannot see its named exports.
const { onnx } = createRequire(import.meta.url)('onnx-proto') as typeof Proto;

/** An attribute of a node: a whole number, whole numbers, or a float written as `{ float }`. */
export type Attribute = number | readonly number[] | { readonly float: number };

export interface TensorType {
  readonly type: 'float' | 'int64' | 'int32' | 'uint8' | 'int8' | 'bool';
  /** A string is a symbolic dimension. */
  readonly shape: readonly (number | string)[];
}

type Values = Float32Array | Uint8Array | Int8Array | Int32Array | BigInt64Array;

const elementType = { float: 1, uint8: 2, int8: 3, int32: 6, int64: 7, bool: 9 } as const;
const opset = 17;
const irVersion = 8;

/** Builds an ONNX model node by node; a value is known by the name of the tensor that carries it. */
export class GraphBuilder {
  readonly #nodes: Proto.onnx.INodeProto[] = [];
  readonly #initializers: Proto.onnx.ITensorProto[] = [];
  #next = 0;

  constructor(readonly name: string) {}

  /** A constant tensor. */
  tensor(values: Values, shape: readonly number[]): string {
    const name = this.#fresh('constant');
    this.#initializers.push({
      name,
      dims: [...shape],
      dataType: dataTypeOf(values),
      rawData: new Uint8Array(values.buffer, values.byteOffset, values.byteLength),
    });
    return name;
  }

  float(value: number): string {
    return this.tensor(Float32Array.of(value), []);
  }

  int(value: number): string {
    return this.tensor(BigInt64Array.of(BigInt(value)), []);
  }

  int32(value: number): string {
    return this.tensor(Int32Array.of(value), []);
  }

  ints(...values: number[]): string {
    return this.tensor(BigInt64Array.from(values, BigInt), [values.length]);
  }

  /** A node with one output, which is named `output` when given. */
  node(
    opType: string,
    input: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = this.#fresh(opType),
  ): string {
    this.#push('', opType, input, [output], attributes);
    return output;
  }

  /** A node of the runtime's own operators (domain com.microsoft) with one output. */
  fused(
    opType: string,
    input: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
    output = this.#fresh(opType),
  ): string {
    this.#push('com.microsoft', opType, input, [output], attributes);
    return output;
  }

  /** A node with several outputs, which are named by the caller. */
  nodes(
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Readonly<Record<string, Attribute>> = {},
  ): void {
    this.#push('', opType, input, output, attributes);
  }

  /**
   * A loop over a graph, as in the ONNX operator: number of turns, condition, and values that each turn changes.
   * @param outputs names for those values after the last turn
   */
  loop(input: readonly string[], body: Proto.onnx.IGraphProto, outputs: readonly string[]): void {
    const attribute = [{ name: 'body', type: onnx.AttributeProto.AttributeType.GRAPH, g: body }];
    const name = `Loop_${this.#next++}`;
    this.#nodes.push({ name, opType: 'Loop', input: [...input], output: [...outputs], attribute });
  }

  /**
   * All of another model. Its inputs and outputs keep their names, unless `names` says otherwise; every
   * other name gets the prefix `part`.
   */
  include(part: string, model: Uint8Array, names: Readonly<Record<string, string>> = {}): void {
    const { node, initializer, input, output } = onnx.ModelProto.decode(model).graph ?? {};
    const outside = new Set([...(input ?? []), ...(output ?? [])].map(({ name }) => name));
    const renamed = (name: string): string =>
      names[name] ?? (name === '' || outside.has(name) ? name : `${part}/${name}`);
    for (const one of initializer ?? []) {
      this.#initializers.push({ ...one, name: renamed(one.name ?? '') });
    }
    for (const one of node ?? []) {
      const [from, to] = [one.input ?? [], one.output ?? []].map(all => all.map(renamed));
      this.#nodes.push({
        ...one,
        name: `${part}/${one.name}`,
        input: from ?? [],
        output: to ?? [],
      });
    }
  }

  /** What is built as a part of another graph, whose values it sees. */
  subgraph(
    inputs: Readonly<Record<string, TensorType>>,
    outputs: Readonly<Record<string, TensorType>>,
  ): Proto.onnx.IGraphProto {
    return {
      name: this.name,
      node: this.#nodes,
      initializer: this.#initializers,
      input: Object.entries(inputs).map(valueInfo),
      output: Object.entries(outputs).map(valueInfo),
    };
  }

  /** The model file. */
  encode(
    inputs: Readonly<Record<string, TensorType>>,
    outputs: Readonly<Record<string, TensorType>>,
  ): Uint8Array {
    return onnx.ModelProto.encode({
      irVersion,
      opsetImport: [
        { domain: '', version: opset },
        { domain: 'com.microsoft', version: 1 },
      ],
      graph: this.subgraph(inputs, outputs),
    }).finish();
  }

  #fresh(prefix: string): string {
    return `${prefix}_${this.#next++}`;
  }

  #push(
    domain: string,
    opType: string,
    input: readonly string[],
    output: readonly string[],
    attributes: Readonly<Record<string, Attribute>>,
  ): void {
    const attribute = Object.entries(attributes).map(toProto);
    const name = `${opType}_${this.#next++}`;
    this.#nodes.push({ name, domain, opType, input: [...input], output: [...output], attribute });
  }
}

function toProto([name, value]: [string, Attribute]): Proto.onnx.IAttributeProto {
  const { FLOAT, INT, INTS } = onnx.AttributeProto.AttributeType;
  if (typeof value === 'number') return { name, type: INT, i: value };
  if ('float' in value) return { name, type: FLOAT, f: value.float };
  return { name, type: INTS, ints: [...value] };
}

function dataTypeOf(values: Values): number {
  const { FLOAT, UINT8, INT8, INT32, INT64 } = onnx.TensorProto.DataType;
  if (values instanceof Float32Array) return FLOAT;
  if (values instanceof Uint8Array) return UINT8;
  if (values instanceof Int32Array) return INT32;
  return values instanceof Int8Array ? INT8 : INT64;
}

function valueInfo([name, { type, shape }]: [string, TensorType]): Proto.onnx.IValueInfoProto {
  const dim = shape.map(size =>
    typeof size === 'string' ? { dimParam: size } : { dimValue: size },
  );
  return { name, type: { tensorType: { elemType: elementType[type], shape: { dim } } } };
}

/** What of a node says where its values come from. */
interface GraphNode {
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/** Field numbers of onnx.proto. */
const field = { graph: 7, node: 1, output: 12, input: 1, nodeOutput: 2, type: 4, name: 1 } as const;
const products = new Set(['MatMul', 'Gemm', 'FusedMatMul', 'MatMulNBits', 'MatMulInteger']);

/**
 * A graph that answers with `logits` alone, as language models are exported for generating, made to answer with
 * what the logits are the product of too: the last hidden state. What is appended is a message of its
 * own, which readers of protocol buffers merge with the rest.
 * @param model an ONNX file
 * @returns undefined when the graph is built in another way
 */
export function withHiddenState(
  model: Buffer,
): { readonly model: Buffer; readonly output: string } | undefined {
  const nodes = nodesOf(model);
  const from = new Map(nodes.flatMap(node => node.outputs.map(name => [name, node] as const)));
  let name = 'logits';
  // From the logits back: casts, scales and biases, then the product.
  for (let node = from.get(name); node !== undefined; node = from.get(name)) {
    const [first] = node.inputs;
    if (first === undefined || node.type === 'If') return undefined;
    const computed = node.inputs.find(input => from.has(input));
    name = products.has(node.type) ? first : (computed ?? first);
    if (products.has(node.type)) return added(model, unquantised(name, from));
  }
  return undefined;
}

function added(model: Buffer, output: string): { readonly model: Buffer; readonly output: string } {
  const value = message(field.name, Buffer.from(output));
  const graph = message(field.graph, message(field.output, value));
  return { model: Buffer.concat([model, graph]), output };
}

/** What 8-bit values were made of. */
function unquantised(name: string, from: ReadonlyMap<string, GraphNode>): string {
  const node = from.get(name);
  return node?.type.endsWith('QuantizeLinear') === true ? (node.inputs[0] ?? name) : name;
}

function nodesOf(model: Buffer): GraphNode[] {
  const graphs = fieldsOf(model).filter(({ number }) => number === field.graph);
  return graphs
    .flatMap(({ bytes }) => fieldsOf(bytes))
    .filter(({ number }) => number === field.node)
    .map(({ bytes }) => nodeOf(fieldsOf(bytes)));
}

function nodeOf(fields: readonly Field[]): GraphNode {
  const texts = (wanted: number): string[] =>
    fields.filter(({ number }) => number === wanted).map(({ bytes }) => bytes.toString('utf8'));
  return {
    type: texts(field.type)[0] ?? '',
    inputs: texts(field.input),
    outputs: texts(field.nodeOutput),
  };
}

interface Field {
  readonly number: number;
  /** Empty unless it has a length. */
  readonly bytes: Buffer;
}

const nothing = Buffer.alloc(0);

/** The fields of a message in the wire format of protocol buffers. */
function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  for (let at = 0; at < bytes.length;) {
    const tag = varint(bytes, at);
    const kind = tag.value % 8;
    const number = Math.floor(tag.value / 8);
    at = tag.end;
    if (kind === 2) {
      const length = varint(bytes, at);
      at = length.end + length.value;
      fields.push({ number, bytes: bytes.subarray(length.end, at) });
    } else {
      fields.push({ number, bytes: nothing });
      at = kind === 0 ? varint(bytes, at).end : at + (kind === 1 ? 8 : 4);
    }
  }
  return fields;
}

function varint(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let [value, scale, at] = [0, 1, start];
  for (let more = true; more; scale *= 128) {
    const byte = bytes[at++] ?? 0;
    value += (byte & 127) * scale;
    more = byte > 127;
  }
  return { value, end: at };
}

function message(number: number, content: Buffer): Buffer {
  return Buffer.concat([Buffer.from([number * 8 + 2]), lengthOf(content), content]);
}

function lengthOf({ length }: Buffer): Buffer {
  const bytes: number[] = [];
  for (let rest = length; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return Buffer.from([...bytes, rest]);
    bytes.push((rest % 128) + 128);
  }
}

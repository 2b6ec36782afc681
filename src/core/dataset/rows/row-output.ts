import { fieldText, parseFieldPath, type FieldPath } from '../template/field-path.ts';
import type { JsonRow } from '../scan/json-row.ts';

/** Where the common shapes of instruction rows keep the answer, in the order they are looked at. */
const outputPaths = [
  'output',
  'Output',
  'response',
  'Response',
  'answer',
  'Answer',
  'completion[-1].content',
  'completion',
  'chosen[-1].content',
  'chosen',
  'messages[role=assistant][0].content',
  'conversations[from=gpt][0].value',
  'conversations[from=assistant][0].value',
  'conversations[role=assistant][0].content',
]
  .map(parseFieldPath)
  .filter((path): path is FieldPath => path !== undefined);

/** What a model is to answer; '' when the field is there and empty, undefined when there is none. */
export function rowOutput(row: JsonRow): string | undefined {
  let found: string | undefined;
  for (const path of outputPaths) {
    if (!Object.hasOwn(row, path[0].name)) continue;
    found = fieldText(row, path).trim();
    if (found !== '') return found;
  }
  return found;
}

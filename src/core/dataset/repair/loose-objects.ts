import { isRow } from '../scan/json-row.ts';

/** Objects that were found in a text, each on one line. */
export interface LooseObjects {
  readonly objects: readonly string[];
  /** Whether commas were left out that JSON does not allow. */
  readonly commas: boolean;
}

/**
 * The objects of a text that holds nothing else but white space, commas between or behind them, and commas
 * before a closing bracket. Undefined for any other text.
 */
export function looseObjects(text: string): LooseObjects | undefined {
  const objects: string[] = [];
  let commas = false;
  let at = 0;
  for (;;) {
    const gap = /^[\s,]*/.exec(text.slice(at))?.[0] ?? '';
    commas ||= gap.includes(',');
    at += gap.length;
    if (at === text.length) return objects.length === 0 ? undefined : { objects, commas };
    const end = endOfObject(text, at);
    if (end === undefined) return undefined;
    const written = text.slice(at, end);
    const object = isObject(written) ? written : withoutTrailingCommas(written);
    if (!isObject(object)) return undefined;
    commas ||= object !== written;
    objects.push(object.replace(/\r?\n[ \t]*/g, ' '));
    at = end;
  }
}

export function isObject(text: string): boolean {
  try {
    return isRow(JSON.parse(text));
  } catch {
    return false;
  }
}

const tokenPattern = /"(?:[^"\\]|\\[\s\S])*"|[{}[\]]/g;

/** One past the bracket that closes the object at `start`. */
function endOfObject(text: string, start: number): number | undefined {
  if (text[start] !== '{') return undefined;
  tokenPattern.lastIndex = start;
  let depth = 0;
  for (let token = tokenPattern.exec(text); token !== null; token = tokenPattern.exec(text)) {
    if (token[0] === '{' || token[0] === '[') depth++;
    else if (token[0] === '}' || token[0] === ']') depth--;
    if (depth === 0) return token.index + 1;
  }
  return undefined;
}

function withoutTrailingCommas(text: string): string {
  return text.replace(
    /("(?:[^"\\]|\\[\s\S])*")|,(?=\s*[}\]])/g,
    (_, string?: string) => string ?? '',
  );
}

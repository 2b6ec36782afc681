/** A string with its colon if it is a name, or anything else that is a value by itself. */
const tokenPattern = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[^\s,:{}[\]"]+/g;

/**
 * Whether a text among the values of a row is one that `matches`: its strings as they are meant, with escapes
 * such as `\uD55C` decoded and lists and objects entered; numbers, truth values and null as they stand in the
 * file. Names of fields are no values.
 * @param line one JSON object
 */
export function someText(line: string, matches: (text: string) => boolean): boolean {
  for (const [token, string, colon] of line.matchAll(tokenPattern)) {
    if (colon === undefined && matches(string === undefined ? token : decoded(string))) return true;
  }
  return false;
}

/**
 * Whether the character `at` of a row stands in a string that is a value.
 * @param line the row, or its bytes as characters
 */
export function isInText(line: string, at: number): boolean {
  for (const { 0: token, 1: string, 2: colon, index } of line.matchAll(tokenPattern)) {
    if (index + token.length > at)
      return index <= at && string !== undefined && colon === undefined;
  }
  return false;
}

function decoded(string: string): string {
  // What cannot be decoded is in a line that is no row.
  return string.includes('\\') ? (decodedString(string) ?? string) : string;
}

/** What stands in a string of JSON, or in a part of one; undefined when it is none. */
export function decodedString(string: string): string | undefined {
  try {
    return JSON.parse(`"${string}"`) as string;
  } catch {
    return undefined;
  }
}

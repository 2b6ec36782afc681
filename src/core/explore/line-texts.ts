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

function decoded(string: string): string {
  if (!string.includes('\\')) return string;
  try {
    return JSON.parse(`"${string}"`) as string;
  } catch {
    return string; // The line is no row.
  }
}

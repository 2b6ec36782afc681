/** An edit of a document: the text between two positions is replaced. All numbers are 0-based. */
export interface LineEdit {
  readonly startLine: number;
  readonly startCharacter: number;
  readonly endLine: number;
  readonly endCharacter: number;
  readonly text: string;
}

/** Lines `start` … `end` (exclusive) became `count` changed lines. */
export interface LineReplacement {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

/**
 * The whole lines that the edits of one change touch, ascending and apart from each other.
 * @param edits not overlapping, with positions from before the change
 * @param lengthAfter characters of a line of the document after the change
 */
export function lineReplacements(
  edits: readonly LineEdit[],
  lengthAfter: (line: number) => number,
): LineReplacement[] {
  const ascending = edits.toSorted(
    (a, b) => a.startLine - b.startLine || a.startCharacter - b.startCharacter,
  );
  let shift = 0;
  const replacements = ascending.map(edit => {
    const replacement = replacementOf(edit, lineBreaks(edit.text), shift, lengthAfter);
    shift += lineBreaks(edit.text) - (edit.endLine - edit.startLine);
    return replacement;
  });
  return mergeTouching(replacements);
}

/**
 * The whole lines an edit touches. Text typed in front of a line or behind it, ending or beginning
 * with a line break, leaves that line alone.
 */
function replacementOf(
  edit: LineEdit,
  breaks: number,
  shift: number,
  lengthAfter: (line: number) => number,
): LineReplacement {
  const { startLine, startCharacter, endLine, endCharacter, text } = edit;
  const isInsertion = startLine === endLine && startCharacter === endCharacter;
  const lastLineStays =
    endCharacter === 0 && (text.endsWith('\n') || (text === '' && startCharacter === 0));
  const tail = text.length - (text.lastIndexOf('\n') + 1);
  const firstLineStays =
    !lastLineStays &&
    isInsertion &&
    /^\r?\n/.test(text) &&
    lengthAfter(startLine + shift + breaks) === tail;
  return {
    start: firstLineStays ? startLine + 1 : startLine,
    end: lastLineStays ? endLine : endLine + 1,
    count: breaks + 1 - (firstLineStays ? 1 : 0) - (lastLineStays ? 1 : 0),
  };
}

function lineBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Joins replacements that share a line: two cursors in one line, or an edit that ends where the next begins. */
function mergeTouching(ascending: readonly LineReplacement[]): LineReplacement[] {
  const merged: LineReplacement[] = [];
  for (const next of ascending) {
    const last = merged.at(-1);
    if (last === undefined || next.start >= last.end) merged.push(next);
    else {
      const shared = last.end - next.start;
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, next.end),
        count: last.count + next.count - shared,
      };
    }
  }
  return merged;
}

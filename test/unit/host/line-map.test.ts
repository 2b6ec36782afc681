import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LineMap } from '../../../src/host/files/line-map.ts';
import type { LineEdit } from '../../../src/host/files/line-replacement.ts';
import { changedLine } from '../../../src/host/files/line-segments.ts';

const original = ['a', 'bb', '', 'dddd', 'e'];

function origins(map: LineMap, lines: number): number[] {
  return Array.from({ length: lines }, (_, line) => map.originOf(line));
}

/** Applies edits (positions from before, not overlapping) the way an editor does. */
function edited(lines: readonly string[], edits: readonly LineEdit[]): string[] {
  let text = lines.join('\n');
  const offset = (line: number, character: number): number =>
    lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
  for (const e of edits.toSorted(
    (a, b) => b.startLine - a.startLine || b.startCharacter - a.startCharacter,
  )) {
    text =
      text.slice(0, offset(e.startLine, e.startCharacter)) +
      e.text +
      text.slice(offset(e.endLine, e.endCharacter));
  }
  return text.split('\n');
}

function after(...edits: LineEdit[]): number[] {
  const lines = edited(original, edits);
  const map = new LineMap(original.length);
  map.apply(edits, line => (lines[line] ?? '').length);
  return origins(map, lines.length);
}

const at = (line: number, character: number, text: string): LineEdit => ({
  startLine: line,
  startCharacter: character,
  endLine: line,
  endCharacter: character,
  text,
});

describe('LineMap', () => {
  it('is the identity before any edit', () => {
    expect(origins(new LineMap(3), 4)).toEqual([0, 1, 2, changedLine]);
  });

  it('marks only the line that was typed in', () => {
    expect(after(at(1, 1, 'x'))).toEqual([0, -1, 2, 3, 4]);
  });

  it('keeps the line in front of which whole lines were pasted', () => {
    expect(after(at(1, 0, 'x\ny\n'))).toEqual([0, -1, -1, 1, 2, 3, 4]);
  });

  it('keeps the line at whose end Enter was pressed', () => {
    expect(after(at(1, 2, '\nnew'))).toEqual([0, 1, -1, 2, 3, 4]);
  });

  it('marks both halves of a line that was broken in two', () => {
    expect(after(at(3, 2, '\n'))).toEqual([0, 1, 2, -1, -1, 4]);
  });

  it('drops whole lines that were deleted and keeps the next one', () => {
    expect(
      after({ startLine: 1, startCharacter: 0, endLine: 3, endCharacter: 0, text: '' }),
    ).toEqual([0, 3, 4]);
  });

  it('marks the line that two lines were joined into', () => {
    expect(
      after({ startLine: 0, startCharacter: 1, endLine: 1, endCharacter: 0, text: '' }),
    ).toEqual([-1, 2, 3, 4]);
  });

  it('follows several cursors at once, two of them in one line', () => {
    expect(after(at(0, 0, 'x\n'), at(3, 1, 'y'), at(3, 3, '\n'), at(4, 1, '\nz'))).toEqual([
      -1, 0, 1, 2, -1, -1, 4, -1,
    ]);
  });

  it('never takes a line for an original one with other text, over any edits', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 }), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.array(fc.array(editSeed(), { minLength: 1, maxLength: 4 }), { maxLength: 5 }),
        (first, changes) => {
          const map = new LineMap(first.length);
          let lines: readonly string[] = first;
          for (const seeds of changes) {
            const edits = toEdits(lines, seeds);
            const before = origins(map, lines.length);
            const next = edited(lines, edits);
            map.apply(edits, line => (next[line] ?? '').length);
            const now = origins(map, next.length);
            now.forEach((origin, line) => {
              if (origin !== changedLine) expect(next[line]).toBe(first[origin]);
            });
            const touched = new Set(edits.flatMap(e => range(e.startLine, e.endLine)));
            const untouched = before.filter((o, line) => o !== changedLine && !touched.has(line));
            expect(now).toEqual(expect.arrayContaining(untouched));
            const kept = now.filter(origin => origin !== changedLine);
            expect(kept).toEqual(kept.toSorted((a, b) => a - b));
            expect(map.changedLines).toBe(now.length - kept.length);
            lines = next;
          }
        },
      ),
    );
  });
});

interface EditSeed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

function editSeed(): fc.Arbitrary<EditSeed> {
  return fc.record({
    from: fc.nat(60),
    to: fc.nat(60),
    text: fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 4 }),
  });
}

/** Turns pairs of offsets into edits that do not overlap. */
function toEdits(lines: readonly string[], seeds: readonly EditSeed[]): LineEdit[] {
  const text = lines.join('\n');
  const points = seeds
    .flatMap(seed => [seed.from % (text.length + 1), seed.to % (text.length + 1)])
    .toSorted((a, b) => a - b);
  const edits = seeds.map((seed, index) => {
    const start = position(text, points[index * 2] ?? 0);
    const end = position(text, points[index * 2 + 1] ?? 0);
    return {
      startLine: start.line,
      startCharacter: start.character,
      endLine: end.line,
      endCharacter: end.character,
      text: seed.text,
    };
  });
  // Two insertions at one place have no order of their own; an editor never sends them.
  return edits.filter(
    (edit, index) =>
      index === 0 ||
      edit.startLine !== edits[index - 1]?.endLine ||
      edit.startCharacter !== edits[index - 1]?.endCharacter,
  );
}

function position(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

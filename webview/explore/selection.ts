import type { PlaceRange } from './contract.ts';

/** Selected places of a table as ranges, ascending, none touching another: half a million rows are one. */
export type Selection = readonly PlaceRange[];

export const nothingSelected: Selection = [];

export function isSelected(selection: Selection, place: number): boolean {
  return selection.some(({ start, end }) => place >= start && place <= end);
}

export function selectedCount(selection: Selection): number {
  return selection.reduce((sum, { start, end }) => sum + end - start + 1, 0);
}

/** All places between two, both included. */
export function between(a: number, b: number): Selection {
  return [{ start: Math.min(a, b), end: Math.max(a, b) }];
}

/** Adds a place, or takes it away. */
export function toggled(selection: Selection, place: number): Selection {
  if (isSelected(selection, place)) return selection.flatMap(range => without(range, place));
  return joined([...selection, { start: place, end: place }]);
}

function without({ start, end }: PlaceRange, place: number): Selection {
  if (place < start || place > end) return [{ start, end }];
  const parts = [
    { start, end: place - 1 },
    { start: place + 1, end },
  ];
  return parts.filter(part => part.start <= part.end);
}

function joined(ranges: Selection): Selection {
  const result: { start: number; end: number }[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && range.start <= last.end + 1) last.end = Math.max(last.end, range.end);
    else result.push({ ...range });
  }
  return result;
}

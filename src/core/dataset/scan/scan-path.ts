import type { FieldPath } from '../template/field-path.ts';

/** What a step takes when it takes no element by its number: a member of an object, or elements of a list. */
const takes = { name: -3, all: -2, last: -1 } as const;

/** One step as `wasm/path.ts` follows it. */
export interface ScanStep {
  /** Number of the element, or one of `takes`. */
  readonly which: number;
  /** Of the member, or of the member by which elements are chosen; '' when all of them are. */
  readonly name: string;
  /** What the chosen elements have there. */
  readonly value: string;
}

/**
 * The steps of `path` behind its first name; undefined when the program does not know their like: elements
 * from the end but the last, lists in each of several elements, and elements that are not looked into.
 */
export function scanSteps(path: FieldPath): ScanStep[] | undefined {
  const steps: ScanStep[] = [];
  for (let at = 1; at < path.length; at++) {
    const step = path[at];
    const next = path[at + 1];
    if (step === undefined) break;
    if (step.kind === 'field') {
      steps.push({ which: takes.name, name: step.name, value: '' });
      continue;
    }
    if (steps.some(({ which }) => which === takes.all)) return undefined;
    const index = step.kind === 'index' ? step : next?.kind === 'index' ? next : undefined;
    if (index !== undefined && index !== step) at++;
    const which = index?.index ?? takes.all;
    if (which < takes.last && index !== undefined) return undefined;
    if (step.kind !== 'where') steps.push({ which, name: '', value: '' });
    else if (isKnown(step.name, path[at + 1])) {
      steps.push({ which, name: step.name, value: step.value });
    } else return undefined;
  }
  return steps;
}

/** Elements are chosen by one member and asked for another; lists have numbers for names. */
function isKnown(name: string, next: FieldPath[number] | undefined): boolean {
  return next?.kind === 'field' && next.name !== name && !/^\d+$/.test(name);
}

import { RegExpParser, type AST } from '@eslint-community/regexpp';

/** What a regular expression says of every text that matches. */
export interface PatternFacts {
  /** Stands in all of them; empty when nothing is known to. */
  readonly literal: string;
  /** Most characters of a match before one of the places where the literal stands in it, and behind that. */
  readonly before: number;
  readonly behind: number;
  /** Whether what stands before and behind a match has no say in it. */
  readonly isLocal: boolean;
}

/** A term, or several one after the other. */
interface Part {
  /** Characters of the longest match. */
  readonly longest: number;
  /** Stand in every match. */
  readonly literals: readonly Literal[];
  /** The only character that a term matches, if there is one that says something. */
  readonly char?: string;
}

interface Literal {
  readonly text: string;
  /** Most characters of its part of the match before it. */
  readonly before: number;
}

const nothing: Part = { longest: 0, literals: [] };
const anyCharacter: Part = { longest: 1, literals: [] };
const noLiteral: Literal = { text: '', before: 0 };
const noFacts: PatternFacts = { literal: '', before: 0, behind: Infinity, isLocal: false };
const once = { min: 1, max: 1 };

const parser = new RegExpParser();

/**
 * Reads a regular expression with the flag `u` that is known to be valid.
 * @param isTelling whether a character of a match stands for itself in the bytes of a line
 */
export function patternFacts(source: string, isTelling: (char: string) => boolean): PatternFacts {
  const reader = new PatternReader(isTelling);
  const { longest, literals } = reader.alternatives(parsed(source));
  if (!reader.isKnown) return noFacts;
  const { text, before } = literals.reduce(
    (best, one) => (Buffer.byteLength(one.text) > Buffer.byteLength(best.text) ? one : best),
    noLiteral,
  );
  const behind = longest === Infinity ? Infinity : longest - before;
  return { literal: text, before, behind, isLocal: reader.isLocal };
}

/** None when the syntax is newer than the parser. */
function parsed(source: string): readonly AST.Alternative[] {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true }).alternatives;
  } catch {
    return [];
  }
}

class PatternReader {
  isLocal = true;
  isKnown = true;

  constructor(private readonly isTelling: (char: string) => boolean) {}

  alternatives(all: readonly AST.Alternative[]): Part {
    const parts = all.map(({ elements }) => this.sequence(elements));
    const [only] = parts;
    if (only === undefined) return this.unknown();
    if (parts.length === 1) return only;
    return { longest: Math.max(...parts.map(({ longest }) => longest)), literals: [] };
  }

  private sequence(elements: readonly AST.Element[]): Part {
    const literals: Literal[] = [];
    let longest = 0;
    let run = noLiteral;
    for (const element of elements) {
      const { min, max } = element.type === 'Quantifier' ? element : once;
      const term = this.term(element.type === 'Quantifier' ? element.element : element);
      const isRequired = min > 0;
      if (isRequired && term.char !== undefined) {
        const before = run.text === '' ? longest : run.before;
        run = { text: run.text + term.char, before };
      }
      if (term.char === undefined || min !== 1 || max !== 1) {
        literals.push(run);
        run = noLiteral;
      }
      // Of a repeated group, some place of the literal is in its first round.
      if (isRequired) {
        for (const { text, before } of term.literals) {
          literals.push({ text, before: longest + before });
        }
      }
      longest += term.longest === 0 ? 0 : term.longest * max;
    }
    literals.push(run);
    return { longest, literals };
  }

  private term(element: AST.QuantifiableElement | AST.Element): Part {
    switch (element.type) {
      case 'Character': {
        const char = String.fromCodePoint(element.value);
        return this.isTelling(char) ? { ...anyCharacter, char } : anyCharacter;
      }
      case 'CharacterClass':
      case 'CharacterSet':
        return anyCharacter;
      case 'CapturingGroup':
        return this.alternatives(element.alternatives);
      case 'Group':
        // Flags for a part may change what its characters match.
        return element.modifiers === null
          ? this.alternatives(element.alternatives)
          : this.unknown();
      case 'Assertion':
        this.isLocal = false;
        return nothing;
      default:
        return this.unknown();
    }
  }

  private unknown(): Part {
    this.isKnown = false;
    return nothing;
  }
}

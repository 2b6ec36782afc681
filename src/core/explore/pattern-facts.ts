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

const groupStart = /\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?/y;
const characterClass = /\[(?:[^\]\\]|\\.)*\]/sy;
const escape = /\\(?:[pP]\{[^}]*\}|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c[a-z]|k<[^>]*>|\d+|.)/isy;
const quantifier = /(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/y;

/**
 * Reads a regular expression with the flag `u` that is known to be valid.
 * @param isTelling whether a character of a match stands for itself in the bytes of a line
 */
export function patternFacts(source: string, isTelling: (char: string) => boolean): PatternFacts {
  const reader = new PatternReader(source, isTelling);
  const { longest, literals } = reader.alternatives();
  if (!reader.isAtEnd) return noFacts;
  const { text, before } = literals.reduce(
    (best, one) => (Buffer.byteLength(one.text) > Buffer.byteLength(best.text) ? one : best),
    noLiteral,
  );
  const behind = longest === Infinity ? Infinity : longest - before;
  return { literal: text, before, behind, isLocal: reader.isLocal };
}

/** Stops before what it does not know. */
class PatternReader {
  isLocal = true;
  private at = 0;

  constructor(
    private readonly source: string,
    private readonly isTelling: (char: string) => boolean,
  ) {}

  get isAtEnd(): boolean {
    return this.at === this.source.length;
  }

  alternatives(): Part {
    const first = this.sequence();
    if (this.source[this.at] !== '|') return first;
    let { longest } = first;
    while (this.source[this.at] === '|') {
      this.at++;
      longest = Math.max(longest, this.sequence().longest);
    }
    return { longest, literals: [] };
  }

  private sequence(): Part {
    const literals: Literal[] = [];
    let longest = 0;
    let run = noLiteral;
    for (;;) {
      const term = this.term();
      if (term === undefined) break;
      const { least, most } = this.repeats();
      const isRequired = least > 0;
      if (isRequired && term.char !== undefined) {
        run =
          run.text === ''
            ? { text: term.char, before: longest }
            : { ...run, text: run.text + term.char };
      }
      if (term.char === undefined || least !== 1 || most !== 1) {
        literals.push(run);
        run = noLiteral;
      }
      // Of a repeated group, some place of the literal is in its first round.
      if (isRequired) {
        for (const { text, before } of term.literals) {
          literals.push({ text, before: longest + before });
        }
      }
      longest += term.longest === 0 ? 0 : term.longest * most;
    }
    literals.push(run);
    return { longest, literals };
  }

  /** Undefined at the end of a sequence, and before what is not known. */
  private term(): Part | undefined {
    const char = String.fromCodePoint(this.source.codePointAt(this.at) ?? 0);
    switch (char) {
      case '\0':
      case '|':
      case ')':
        return undefined;
      case '^':
      case '$':
        this.at++;
        return this.assertion();
      case '.':
        this.at++;
        return anyCharacter;
      case '[':
        this.take(characterClass);
        return anyCharacter;
      case '(':
        return this.group();
      case '\\':
        return this.escaped();
      default:
        this.at += char.length;
        return this.character(char);
    }
  }

  private group(): Part | undefined {
    const before = this.at;
    const [start = ''] = this.take(groupStart) ?? [];
    if (start === '(' && this.source[this.at] === '?') {
      this.at = before; // flags for a part
      return undefined;
    }
    const content = this.alternatives();
    if (this.source[this.at] !== ')') return undefined;
    this.at++;
    return /[=!]$/.test(start) ? this.assertion() : content;
  }

  private escaped(): Part | undefined {
    const before = this.at;
    const [whole = ''] = this.take(escape) ?? [];
    if (/^\\[bB]$/.test(whole)) return this.assertion();
    if (/^\\(?:[dDwWsS]|[pP]\{)/.test(whole)) return anyCharacter;
    if (/^\\(?:k|[1-9])/.test(whole)) {
      this.at = before;
      return undefined;
    }
    const code = /^\\(?:u\{?|x)([\da-f]+)\}?$/i.exec(whole)?.[1];
    if (code !== undefined) return this.character(String.fromCodePoint(parseInt(code, 16)));
    return /^\\[\dcnrtvf]/.test(whole) ? anyCharacter : this.character(whole.slice(1));
  }

  private character(char: string): Part {
    return this.isTelling(char) ? { ...anyCharacter, char } : anyCharacter;
  }

  private assertion(): Part {
    this.isLocal = false;
    return nothing;
  }

  /** How often the term before may stand there, at least and at most. */
  private repeats(): { readonly least: number; readonly most: number } {
    const found = this.take(quantifier);
    if (found === null) return { least: 1, most: 1 };
    const [, sign, low = '', comma, high = ''] = found;
    if (sign !== undefined)
      return { least: sign === '+' ? 1 : 0, most: sign === '?' ? 1 : Infinity };
    const least = Number(low);
    if (comma === '') return { least, most: least };
    return { least, most: high === '' ? Infinity : Number(high) };
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.source);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }
}

import { PieceTrie } from './piece-trie.ts';

/** How much less likely than the least likely piece an unknown character is (SentencePiece). */
const unknownPenalty = 10;

/** A unigram vocabulary: pieces by id, and the logarithm of each one's probability. */
export interface UnigramVocabulary {
  readonly pieces: readonly string[];
  readonly scores: Float64Array;
  /** Id of what stands in no piece. */
  readonly unknown: number;
}

/**
 * The unigram segmentation of Kudo (2018): the most likely sequence of pieces, found by one forward
 * pass over flat arrays. Of equally likely sequences the one with the longer last piece wins, and
 * unknown characters in a row are one id, as in Hugging Face's tokenizers.
 */
export class Unigram {
  private readonly trie: PieceTrie;
  private readonly scores: Float64Array;
  private readonly unknown: number;
  private readonly unknownScore: number;

  /** Of the best segmentation of every prefix: its score, last piece, and where that begins. */
  private best = new Float64Array(0);
  private last = new Int32Array(0);
  private begin = new Int32Array(0);

  constructor({ pieces, scores, unknown }: UnigramVocabulary) {
    this.trie = new PieceTrie(pieces);
    this.scores = scores;
    this.unknown = unknown;
    this.unknownScore = scores.reduce((least, score) => Math.min(least, score)) - unknownPenalty;
  }

  /** Ids of the pieces of normalised `text`. */
  segment(text: string): number[] {
    return this.trace(text).map(end => this.last[end] ?? 0);
  }

  /** Where these pieces end, in UTF-16 units. */
  ends(text: string): number[] {
    return this.trace(text);
  }

  private reserve(positions: number): void {
    if (this.best.length < positions) {
      this.best = new Float64Array(positions * 2);
      this.last = new Int32Array(positions * 2);
      this.begin = new Int32Array(positions * 2);
    }
    this.best.fill(-Infinity, 1, positions);
    this.best[0] = 0;
  }

  /** Extends the best segmentation of the first `at` units by every piece that begins there. */
  private extend(text: string, at: number): void {
    const { trie } = this;
    const single = at + characterUnits(text, at);
    let known = false;
    let node = trie.start;
    for (let end = at; end < text.length;) {
      node = trie.child(node, text.charCodeAt(end++));
      if (node < 0) break;
      const piece = trie.piece(node);
      if (piece < 0) continue;
      known ||= end === single;
      this.offer(at, end, piece, this.scoreOf(piece));
    }
    if (!known) this.offer(at, single, this.unknown, this.unknownScore);
  }

  private scoreOf(piece: number): number {
    return piece === this.unknown ? this.unknownScore : (this.scores[piece] ?? 0);
  }

  private offer(begin: number, end: number, piece: number, pieceScore: number): void {
    const score = (this.best[begin] ?? 0) + pieceScore;
    if (score <= (this.best[end] ?? 0)) return;
    this.best[end] = score;
    this.last[end] = piece;
    this.begin[end] = begin;
  }

  /** Where the pieces of the best segmentation end, unknown characters in a row being one. */
  private trace(text: string): number[] {
    this.reserve(text.length + 1);
    for (let at = 0; at < text.length; at += characterUnits(text, at)) this.extend(text, at);
    const ends: number[] = [];
    for (let end = text.length, after = -1; end > 0; end = this.begin[end] ?? 0) {
      const piece = this.last[end] ?? 0;
      if (piece !== this.unknown || piece !== after) ends.push(end);
      after = piece;
    }
    return ends.reverse();
  }
}

/** UTF-16 units of the code point at `at`. */
function characterUnits(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xd800 || unit > 0xdbff) return 1;
  const next = text.charCodeAt(at + 1);
  return next >= 0xdc00 && next <= 0xdfff ? 2 : 1;
}

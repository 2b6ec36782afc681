/** Milliseconds after which what is typed begins anew. */
const pause = 700;

/** Finds the item of a list that what is typed begins. */
export class TypeAhead {
  private typed = '';
  private last = -Infinity;

  /**
   * @param key of the event; anything but a single character is not for this
   * @param time of the event in milliseconds
   * @param texts of the items; numbers before the first letter count as a beginning too
   * @param from index of the item that has the focus
   * @returns the next item, from `from` on and around the end; undefined when there is none
   */
  find(key: string, time: number, texts: readonly string[], from: number): number | undefined {
    if (Array.from(key).length !== 1 || (key === ' ' && time - this.last > pause)) return undefined;
    this.typed = time - this.last > pause ? fold(key) : this.typed + fold(key);
    this.last = time;
    // One letter goes on to the next item, several may stay where they are.
    const first = this.typed.length === 1 ? from + 1 : from;
    return texts
      .map((_, step) => (first + step) % texts.length)
      .find(at => beginnings(texts[at] ?? '').some(text => text.startsWith(this.typed)));
  }
}

/** The text, and the text after the number of the cluster. */
function beginnings(text: string): string[] {
  const start = fold(text.trim());
  return [start, start.replace(/^\d+\s+/u, '')];
}

function fold(text: string): string {
  return text.normalize('NFC').toLowerCase();
}

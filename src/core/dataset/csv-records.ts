/**
 * Takes CSV or TSV apart into records while its text streams by, by RFC 4180: a field in quotes may hold
 * delimiters, line ends and doubled quotes. A quote inside an unquoted field stands for itself, and a
 * record ends with `\n`, `\r\n` or the text. Lines without anything are no records.
 */
export class CsvRecords {
  private fields: string[] = [];
  private field = '';
  /** Where in a field the reader is; `closed` is behind a quote that may be the first of two. */
  private state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  private line = 1;
  private quoteLine = 0;

  constructor(
    private readonly delimiter: string,
    private readonly onRecord: (fields: readonly string[]) => void,
  ) {}

  push(text: string): void {
    for (let at = 0; at < text.length;) {
      if (this.state === 'quoted') at = this.readQuoted(text, at);
      else this.take(text.charAt(at++));
    }
  }

  /** @returns the line (1-based) of a quote that was never closed; what follows it is one field then */
  end(): number | undefined {
    const open = this.state === 'quoted' ? this.quoteLine : undefined;
    this.endRecord();
    return open;
  }

  private readQuoted(text: string, at: number): number {
    const quote = text.indexOf('"', at);
    const end = quote < 0 ? text.length : quote;
    const part = text.slice(at, end);
    this.field += part;
    for (let next = part.indexOf('\n'); next >= 0; next = part.indexOf('\n', next + 1)) this.line++;
    if (quote >= 0) this.state = 'closed';
    return end + 1;
  }

  private take(character: string): void {
    if (character === '"' && this.state !== 'plain') {
      if (this.state === 'closed') this.field += '"';
      else this.quoteLine = this.line;
      this.state = 'quoted';
    } else if (character === this.delimiter) this.endField();
    else if (character === '\n') {
      this.endRecord();
      this.line++;
    } else {
      this.field += character;
      this.state = 'plain';
    }
  }

  private endField(): void {
    this.fields.push(this.field);
    this.field = '';
    this.state = 'start';
  }

  private endRecord(): void {
    // The carriage return of `\r\n` is not inside quotes, so it is the last character.
    if (this.state === 'plain' && this.field.endsWith('\r')) this.field = this.field.slice(0, -1);
    this.endField();
    const { fields } = this;
    this.fields = [];
    if (fields.length > 1 || fields[0] !== '') this.onRecord(fields);
  }
}

/** A stretch of dataset text; `control` when it is one invisible character, shown by name. */
export interface TextSegment {
  readonly text: string;
  readonly control: boolean;
}

/**
 * Characters that are invisible or change how their neighbours are shown: C0 and C1 controls but
 * tab and line feed, soft hyphen, zero-width and direction marks, tags, lone surrogates, and the
 * private use area. The joiners U+200C and U+200D stay: Persian and emoji need them.
 */
const controls =
  /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Cs}\p{Co}]/gu;

/** Splits `text` so that what cannot be seen in it can be shown. Joining names gives it all. */
export function visibleSegments(text: string): readonly TextSegment[] {
  const segments: TextSegment[] = [];
  let end = 0;
  for (const match of text.matchAll(controls)) {
    if (match.index > end) segments.push({ text: text.slice(end, match.index), control: false });
    segments.push({ text: controlName(match[0]), control: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) segments.push({ text: text.slice(end), control: false });
  return segments;
}

/** The code point as Unicode writes it, such as `U+202E`. */
function controlName(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

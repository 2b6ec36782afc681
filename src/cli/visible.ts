/** One line without control characters, which a terminal would obey. */
export function visible(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
}

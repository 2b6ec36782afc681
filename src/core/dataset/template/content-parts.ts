/** Kinds of content parts that hold no text. */
export const silentParts: ReadonlySet<string> = new Set([
  ...['image', 'image_url', 'input_image', 'audio', 'audio_url', 'input_audio'],
  ...['video', 'video_url', 'file', 'input_file'],
]);

/**
 * The texts of a list, one a line: strings, and the parts of which the content of a chat's message may
 * be made. Undefined when it holds anything else, or nothing.
 */
export function textOfList(list: readonly unknown[]): string | undefined {
  const texts = list.map(textOfElement);
  if (texts.length === 0 || texts.includes(undefined)) return undefined;
  return texts.filter(text => text?.trim() !== '').join('\n');
}

/** The text of a content part such as `{ "type": "text", "text": "…" }`, '' for a picture or sound. */
export function textOfPart(value: object): string | undefined {
  if (!('type' in value) || typeof value.type !== 'string') return undefined;
  if ('text' in value && typeof value.text === 'string') return value.text;
  return silentParts.has(value.type) ? '' : undefined;
}

function textOfElement(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return textOfList(value);
  return typeof value === 'object' && value !== null ? textOfPart(value) : undefined;
}

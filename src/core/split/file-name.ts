export const droppedFile = '_dropped.jsonl';
export const unclusteredFile = '_unclustered.jsonl';
export const leftOutFile = '_left-out.jsonl';
export const invalidFile = '_invalid.txt';
export const manifestFile = 'manifest.json';

/** Names that mean something else in a split than kept rows. */
export const reservedNames: readonly string[] = [
  droppedFile,
  unclusteredFile,
  leftOutFile,
  invalidFile,
  manifestFile,
];

/** UTF-8 bytes of the readable part: 20 Hangul syllables, far below any file system's 255. */
const slugBytes = 60;

/**
 * The words of a label, joined by hyphens: nothing but letters, digits and hyphens, so that it is the
 * same on Windows, macOS and Linux, and cannot lead out of its folder. Empty for a label without any.
 */
export function slugOf(label: string): string {
  const words = label
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, '-');
  let slug = '';
  let bytes = 0;
  for (const character of words.replace(/^[-\p{M}]+/u, '')) {
    bytes += Buffer.byteLength(character);
    if (bytes > slugBytes) break;
    slug += character;
  }
  return slug.replace(/-+$/, '');
}

/**
 * The same for two names that are one file on some system: macOS and Windows ignore case, macOS also
 * how accents and Hangul are composed.
 */
export function foldName(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

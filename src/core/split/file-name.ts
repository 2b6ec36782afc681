export const manifestFile = 'manifest.json';
export const invalidFile = '_invalid.txt';

/** How files of other rows than kept ones begin; their extension says the form. */
const otherStems = { dropped: '_dropped', unclustered: '_unclustered', 'left-out': '_left-out' };

export function otherFile(kind: keyof typeof otherStems, extension: string): string {
  return otherStems[kind] + extension;
}

/** Whether a name means something else in a split than kept rows. */
export function isReserved(name: string): boolean {
  const folded = foldName(name);
  if (folded === manifestFile || folded === invalidFile) return true;
  return Object.values(otherStems).some(stem => folded.startsWith(`${stem}.`));
}

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

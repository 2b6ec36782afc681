export const droppedFile = '_dropped.jsonl';
export const unclusteredFile = '_unclustered.jsonl';
export const invalidFile = '_invalid.txt';
export const manifestFile = 'manifest.json';

/** UTF-8 bytes of the readable part: 20 Hangul syllables, far below any file system's 255. */
const slugBytes = 60;

/**
 * Name of a cluster's file, such as `cluster-07-sentence-order.jsonl`. It has nothing but letters,
 * digits and hyphens before its extension and never equals a reserved name, so it is the same on
 * Windows, macOS and Linux, and cannot lead out of its folder.
 * @param digits how many digits the id is padded to, so that names sort by id
 */
export function clusterFileName(id: number, digits: number, label: string): string {
  const slug = slugOf(label);
  return `cluster-${String(id).padStart(digits, '0')}${slug === '' ? '' : `-${slug}`}.jsonl`;
}

function slugOf(label: string): string {
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

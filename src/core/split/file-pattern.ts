import { t } from '@vscode/l10n';
import { HumanError } from '../errors.ts';
import { foldName, isReserved, slugOf } from './file-name.ts';
import type { SplitLayout } from './split.ts';

/** What a pattern says of a file: the id with leading zeros, or names as they are. */
export interface PatternValues {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Name of the source without its extension. */
  readonly file: string;
}

export const usualPatterns: Readonly<Record<SplitLayout, string>> = {
  clusters: 'cluster-{id}-{name}',
  types: 'type-{type}',
  combined: '{file}-clusters',
};

const usualExtension = '.jsonl';
/** Longest name that file systems take, in UTF-8. */
const longestName = 255;

/** Device names that Windows keeps for itself, with any extension. */
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/**
 * The name of a file by a pattern such as `{id}-{name}`; the extension is added unless it is there, and takes the
 * place of `.jsonl`.
 * @throws HumanError `pattern-unknown` for a variable that is none
 */
export function fileNameBy(
  pattern: string,
  values: PatternValues,
  extension = usualExtension,
): string {
  const slugs: Readonly<Record<string, string>> = {
    id: values.id,
    name: slugOf(values.name),
    type: slugOf(values.type),
    file: values.file.replace(/[^\p{L}\p{N}\p{M}._-]+/gu, '-'),
  };
  const filled = pattern.replace(/\{([^{}]*)\}/g, (whole, variable: string) => {
    const value = slugs[variable];
    if (value === undefined) throw unknownVariable(whole);
    return value;
  });
  const ending = [extension, usualExtension].find(one => filled.endsWith(one)) ?? '';
  const stem = filled.slice(0, filled.length - ending.length);
  return `${stem.replace(/-+$/, '')}${extension}`;
}

function unknownVariable(variable: string): HumanError {
  return new HumanError(
    'pattern-unknown',
    t('There is no {0} for file names; there are {1}.', variable, '{id}, {name}, {type}, {file}'),
  );
}

/**
 * @throws HumanError `name-illegal` for a name that some system does not take or that has another
 *   meaning in a split, `name-collision` for two that are one on some system
 */
export function requireFileNames(names: readonly string[]): void {
  const seen = new Set<string>();
  for (const name of names) {
    if (!isFileName(name)) {
      throw new HumanError(
        'name-illegal',
        t('“{0}” cannot be the name of a file. Change the pattern for file names.', name),
      );
    }
    const folded = foldName(name);
    if (seen.has(folded)) {
      throw new HumanError(
        'name-collision',
        t('Two files would be called “{0}”. Add {1} to the pattern for file names.', name, '{id}'),
      );
    }
    seen.add(folded);
  }
}

function isFileName(name: string): boolean {
  const plain = !/^[. ]|[<>:"/\\|?*\p{Cc}\p{Cs}]/u.test(name);
  return (
    plain && !isReserved(name) && !deviceName.test(name) && Buffer.byteLength(name) <= longestName
  );
}

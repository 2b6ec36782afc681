import { basename, dirname, extname, isAbsolute, normalize, resolve, sep } from 'node:path';
import { severalParts } from '../files/source-name.ts';

/** Names that a path pattern may use, as in `${fileDirname}/${fileBasename}.clusters`. */
export interface PatternVariables {
  readonly fileDirname: string;
  readonly fileBasename: string;
  readonly fileBasenameNoExtension: string;
  /** Folder of the workspace that holds the file; the file's own folder where there is none. */
  readonly workspaceFolder: string;
}

/** Why a path pattern gives no usable folder. */
export type PatternProblem =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unknown-variable'; readonly variable: string }
  | { readonly kind: 'relative'; readonly path: string };

export class PatternError extends Error {
  override readonly name = 'PatternError';

  constructor(readonly problem: PatternProblem) {
    super(`Unusable path pattern: ${problem.kind}`);
  }
}

/**
 * @param source absolute path of the file, of a folder, or of several files as `severalName` names them
 * @param isFolder whether it is a folder, whose name has no ending
 */
export function patternVariables(
  source: string,
  workspaceFolder: string | undefined,
  isFolder = false,
): PatternVariables {
  return {
    fileDirname: dirname(source),
    fileBasename: basename(source),
    fileBasenameNoExtension: isFolder ? basename(source) : withoutEnding(basename(source)),
    workspaceFolder: workspaceFolder ?? dirname(source),
  };
}

/**
 * The folder that `pattern` names for a file.
 * @returns an absolute, normalised path
 * @throws PatternError
 */
export function resolvePattern(pattern: string, variables: PatternVariables): string {
  if (pattern.trim() === '') throw new PatternError({ kind: 'empty' });
  const path = pattern.replaceAll(/\$\{([^}]*)\}/g, (_, variable: string) => {
    if (!isVariable(variable, variables)) {
      throw new PatternError({ kind: 'unknown-variable', variable });
    }
    return variables[variable];
  });
  if (!isAbsolute(path)) throw new PatternError({ kind: 'relative', path });
  return normalize(path);
}

/** Whether `path` is `folder` or lies inside it. */
export function isInside(path: string, folder: string): boolean {
  const inner = resolve(path);
  const outer = resolve(folder);
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep);
}

/** Of several files under one name the ending of the first goes. */
function withoutEnding(name: string): string {
  const { first, rest } = severalParts(name) ?? { first: name, rest: '' };
  return `${basename(first, extname(first))}${rest}`;
}

function isVariable(name: string, variables: PatternVariables): name is keyof PatternVariables {
  return Object.hasOwn(variables, name);
}

import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';

const several = /^(.+)(-and-(\d+)-more(?:\.\d+)?)$/;

/** A path that stands for several files, two at least, as one; see `KnownSets`. */
export function severalName([first = '', ...others]: readonly string[]): string {
  return `${first}-and-${others.length}-more`;
}

/** The name of the first of several files, and what stands behind it; undefined for the name of one file. */
export function severalParts(
  name: string,
): { readonly first: string; readonly rest: string; readonly others: string } | undefined {
  const [, first, rest, others] = several.exec(name) ?? [];
  if (first === undefined || rest === undefined || others === undefined) return undefined;
  return { first, rest, others };
}

/** What a person knows a file or a set of files by. */
export function sourceName({ path }: Pick<vscode.Uri, 'path'>): string {
  const name = basename(path);
  const parts = severalParts(name);
  return parts === undefined ? name : t('{0} and {1} more', parts.first, parts.others);
}

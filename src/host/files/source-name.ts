import { basename } from 'node:path';
import { t } from '@vscode/l10n';
import type * as vscode from 'vscode';

const several = /^(.+)-and-(\d+)-more(\.\d+)?$/;

/** A path that stands for several files, two at least, as one; see `KnownSets`. */
export function severalName([first = '', ...others]: readonly string[]): string {
  return `${first}-and-${others.length}-more`;
}

/** What a person knows a file or a set of files by. */
export function sourceName({ fsPath }: vscode.Uri): string {
  const name = basename(fsPath);
  const [, first, others] = several.exec(name) ?? [];
  if (first === undefined || others === undefined) return name;
  return t('{0} and {1} more', first, others);
}

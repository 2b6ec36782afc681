import { statSync } from 'node:fs';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import {
  isInside,
  PatternError,
  patternVariables,
  resolvePattern,
  type PatternProblem,
} from './path-pattern.ts';
import type { SettingName } from './setting-schema.ts';
import { readSetting, settingError } from './settings.ts';

/**
 * Where the run of `source` is kept.
 * @throws HumanError `setting-invalid`
 */
export function runFolderOf(source: vscode.Uri): string {
  return folderOf('runFolder', source);
}

/**
 * Where a split of `source` is written.
 * @throws HumanError `setting-invalid`, also when it would lie in the run folder
 */
export function outputFolderOf(source: vscode.Uri): string {
  const out = folderOf('outputFolder', source);
  if (isInside(out, runFolderOf(source))) {
    const advice = vscode.l10n.t('The files of a split cannot go into the run folder.');
    throw settingError('outputFolder', readSetting('outputFolder', source), advice);
  }
  return out;
}

/**
 * Where computed vectors are kept.
 * @param source undefined when no file is in front
 * @param storage the extension's own folder, for when none is set
 * @throws HumanError `setting-invalid`; `no-file` when the folder depends on a file and there is none
 */
export function cacheFolderOf(source: vscode.Uri | undefined, storage: vscode.Uri): string {
  const pattern = readSetting('cacheFolder', source);
  if (pattern === '') return join(storage.fsPath, 'cache');
  if (source === undefined && pattern.includes('${')) {
    throw new HumanError('no-file', vscode.l10n.t('Open a JSONL file first.'));
  }
  return folderOf('cacheFolder', source ?? storage);
}

function folderOf(name: 'runFolder' | 'outputFolder' | 'cacheFolder', source: vscode.Uri): string {
  return resolveSetting(name, readSetting(name, source), source);
}

/**
 * The path that the pattern of a setting names for a file.
 * @throws HumanError `setting-invalid`
 */
export function resolveSetting(name: SettingName, pattern: string, source: vscode.Uri): string {
  const workspace = vscode.workspace.getWorkspaceFolder(source)?.uri.fsPath;
  try {
    return resolvePattern(pattern, patternVariables(source.fsPath, workspace, isFolder(source)));
  } catch (error) {
    if (error instanceof PatternError) throw settingError(name, pattern, adviceFor(error.problem));
    throw error;
  }
}

function isFolder({ fsPath }: vscode.Uri): boolean {
  return statSync(fsPath, { throwIfNoEntry: false })?.isDirectory() === true;
}

function adviceFor(problem: PatternProblem): string {
  switch (problem.kind) {
    case 'empty':
      return vscode.l10n.t('Give the path of a folder.');
    case 'unknown-variable':
      return vscode.l10n.t(
        'There is no variable {0}; there are {1}.',
        `\${${problem.variable}}`,
        '${fileDirname}, ${fileBasename}, ${fileBasenameNoExtension}, ${workspaceFolder}',
      );
    case 'relative':
      return vscode.l10n.t('Give an absolute path, or begin it with {0}.', '${fileDirname}');
  }
}

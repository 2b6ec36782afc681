import * as vscode from 'vscode';
import { HumanError } from '../../core/errors.ts';
import { extensionPrefix } from '../ids.ts';
import { kBounds, parseSetting, type SettingName, type SettingValue } from './setting-schema.ts';

/**
 * The value of a setting for a file.
 * @throws HumanError `setting-invalid` that names the setting and says what it may be
 */
export function readSetting<Name extends SettingName>(
  name: Name,
  source?: vscode.Uri,
): SettingValue<Name> {
  const raw = vscode.workspace.getConfiguration(extensionPrefix, source).get<unknown>(name);
  const value = parseSetting(name, raw);
  if (value === undefined) {
    throw settingError(name, raw, allowedValues(name));
  }
  return value;
}

/** Writes a setting where it is set already, else for the person. */
export async function writeSetting<Name extends SettingName>(
  name: Name,
  value: SettingValue<Name>,
  source: vscode.Uri | undefined,
): Promise<void> {
  const configuration = vscode.workspace.getConfiguration(extensionPrefix, source);
  const found = configuration.inspect<unknown>(name);
  const target =
    found?.workspaceFolderValue !== undefined
      ? vscode.ConfigurationTarget.WorkspaceFolder
      : found?.workspaceValue !== undefined
        ? vscode.ConfigurationTarget.Workspace
        : vscode.ConfigurationTarget.Global;
  await configuration.update(name, value, target);
}

/** @param advice what the setting may be, as a sentence */
export function settingError(name: SettingName, raw: unknown, advice: string): HumanError {
  return new HumanError(
    'setting-invalid',
    vscode.l10n.t(
      'The setting {0} cannot be {1}. {2}',
      `${extensionPrefix}.${name}`,
      JSON.stringify(raw),
      advice,
    ),
  );
}

function allowedValues(name: SettingName): string {
  switch (name) {
    case 'k':
      return kAdvice();
    case 'seed':
      return vscode.l10n.t('Give a whole number from 0 to 4294967295.');
    case 'sample':
      return vscode.l10n.t('Give a whole number of rows, 0 for all.');
    case 'formWeight':
      return vscode.l10n.t('Give a number from 0 to 2.');
    case 'threads':
      return vscode.l10n.t('Give a whole number from 0 to 64, 0 for as many as fit the machine.');
    case 'cacheSizeMB':
      return vscode.l10n.t('Give a whole number of megabytes from 100 to 10000000.');
    case 'modelMaxTokens':
      return vscode.l10n.t(
        'Give a whole number of tokens from 2 to 32768, or 0 for as many as the model reads.',
      );
    case 'updateOnSave':
    case 'decorations.enabled':
    case 'decorations.label':
      return vscode.l10n.t('Give true or false.');
    default:
      return vscode.l10n.t('Choose a value in the settings.');
  }
}

/** What k may be, as a sentence. */
export function kAdvice(): string {
  return vscode.l10n.t('Give "auto" or a whole number from {0} to {1}.', kBounds.min, kBounds.max);
}

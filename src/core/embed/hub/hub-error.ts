import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';

export function hubUnreachable(
  host: string,
  id: string,
  reason: string,
  cause: unknown,
): HumanError {
  return new HumanError(
    'hub-unreachable',
    t(
      '{0} cannot be reached ({1}). Download the model {2} on a machine with a connection, copy its folder here, and give the path of the folder as the model.',
      host,
      reason,
      id,
    ),
    { cause },
  );
}

export function hubModelMissing(host: string, id: string): HumanError {
  return new HumanError(
    'hub-model-missing',
    t('{0} has no model {1} that everybody may read. Check its id.', host, id),
  );
}

export function hubModelWithoutOnnx(host: string, id: string): HumanError {
  return new HumanError(
    'hub-model-without-onnx',
    t(
      'The model {1} at {0} has no ONNX file in that precision. Choose one that has, such as {2}.',
      host,
      id,
      'Xenova/multilingual-e5-small',
    ),
  );
}

export function hubFileDamaged(host: string, file: string): HumanError {
  return new HumanError(
    'hub-file-damaged',
    t('{1} from {0} is not what it should be. Download it again.', host, file),
  );
}

export function downloadUnwritable(folder: string, code: string, cause: unknown): HumanError {
  return new HumanError(
    'download-unwritable',
    t('The model cannot be written to {0} ({1}). Make room there.', folder, code),
    { cause },
  );
}

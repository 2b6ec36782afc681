import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';

const tokenVariable = 'HF_TOKEN';

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
    t(
      '{0} has no model {1} that everybody may read. Check its id; for a private model set the environment variable {2} to a token of yours.',
      host,
      id,
      tokenVariable,
    ),
  );
}

export function hubModelGated(hub: string, id: string): HumanError {
  return new HumanError(
    'hub-model-gated',
    t(
      'The model {0} is only for those who agreed to its conditions. Agree at {1}, set the environment variable {2} to a token of yours, and download it again; or choose another model.',
      id,
      `${hub}/${id}`,
      tokenVariable,
    ),
  );
}

export function downloadBroken(
  host: string,
  id: string,
  reason: string,
  cause: unknown,
): HumanError {
  return new HumanError(
    'download-broken',
    t(
      'The download of {0} from {1} broke off ({2}). Download it again to go on where it stopped.',
      id,
      host,
      reason,
    ),
    { cause },
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

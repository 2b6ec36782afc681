import * as vscode from 'vscode';
import { PassingError } from '../../core/embed/endpoint/endpoint-error.ts';
import { HumanError } from '../../core/errors.ts';
import type { Chat } from '../../core/naming/suggest-names.ts';

/** A language model of VS Code: of Copilot, or of another extension. */
export function editorChat(model: vscode.LanguageModelChat): Chat {
  return {
    name: model.name,
    ask: async (prompt, timeoutMs, signal) => {
      const cancel = new vscode.CancellationTokenSource();
      const limited = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
      const stop = (): void => cancel.cancel();
      limited.addEventListener('abort', stop);
      try {
        const message = vscode.LanguageModelChatMessage.User(prompt);
        const options = { justification: vscode.l10n.t('To suggest names for clusters.') };
        const response = await model.sendRequest([message], options, cancel.token);
        let answer = '';
        for await (const part of response.text) {
          limited.throwIfAborted();
          answer += part;
        }
        return answer;
      } catch (error) {
        signal.throwIfAborted();
        throw limited.aborted
          ? new PassingError(`it did not answer within ${timeoutMs} ms`)
          : errorOf(model.name, error);
      } finally {
        limited.removeEventListener('abort', stop);
        cancel.dispose();
      }
    },
  };
}

function errorOf(name: string, error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof vscode.LanguageModelError)) {
    return new PassingError(message, undefined, { cause: error });
  }
  switch (error.code) {
    case vscode.LanguageModelError.NoPermissions.name:
      return new HumanError(
        'chat-not-allowed',
        vscode.l10n.t(
          'VS Code does not let Instruction Clusters use {0}: consent was not given. Run "Suggest names…" again and allow it, or choose an endpoint.',
          name,
        ),
        { cause: error },
      );
    case vscode.LanguageModelError.NotFound.name:
      return new HumanError(
        'chat-missing',
        vscode.l10n.t('{0} is not there any more. Choose another language model.', name),
        { cause: error },
      );
    case vscode.LanguageModelError.Blocked.name:
      return new HumanError(
        'chat-blocked',
        vscode.l10n.t(
          '{0} refused the request: {1} Try again later, or choose another language model.',
          name,
          message,
        ),
        { cause: error },
      );
    default:
      return new PassingError(message, undefined, { cause: error });
  }
}

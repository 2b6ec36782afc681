/** An extension that brings language models, which work out names for clusters from what they are sent. */
import * as vscode from 'vscode';
import type { ModelInformation, ProviderRegistry } from './provider-types.ts';

/** What a test knows and decides of the models. */
export interface TestModels {
  /** The prompts, in order. */
  readonly asked: string[];
  /** Answers in another way than is right, as long as it is there. */
  fault: ((prompt: string, token: vscode.CancellationToken) => Promise<string>) | undefined;
}

export const openModel = 'Tiny Open';
/** Other extensions may use it when the person has agreed. */
export const guardedModel = 'Tiny Guarded';

const piece = 7;

export function activate(context: vscode.ExtensionContext): TestModels {
  const models: TestModels = { asked: [], fault: undefined };
  const registry = vscode.lm as unknown as ProviderRegistry;
  const registration = registry.registerLanguageModelChatProvider('test-models', {
    provideLanguageModelChatInformation: () => [
      information(openModel),
      { ...information(guardedModel), requiresAuthorization: { label: 'somebody@example.com' } },
    ],
    provideLanguageModelChatResponse: async (_model, messages, _options, progress, token) => {
      const prompt = messages.flatMap(({ content }) => content.map(textOf)).join('');
      models.asked.push(prompt);
      const answer = (await models.fault?.(prompt, token)) ?? namesFor(prompt);
      for (let at = 0; at < answer.length; at += piece) {
        progress.report(new vscode.LanguageModelTextPart(answer.slice(at, at + piece)));
      }
    },
    provideTokenCount: () => Promise.resolve(1),
  });
  context.subscriptions.push(registration);
  return models;
}

function information(name: string): ModelInformation {
  const id = name.toLowerCase().replace(' ', '-');
  const limits = { maxInputTokens: 8_000, maxOutputTokens: 1_000, capabilities: {} };
  return { id, name, family: 'tiny', version: '1', ...limits };
}

function textOf(part: unknown): string {
  return part instanceof vscode.LanguageModelTextPart ? part.value : '';
}

/** Names every cluster of the prompt by its first key term. */
function namesFor(prompt: string): string {
  const names = prompt
    .split('\n')
    .filter(line => line.startsWith('{"cluster":'))
    .map(line => JSON.parse(line) as { readonly cluster: number; readonly terms: string[] })
    .map(({ cluster, terms }) => ({ cluster, name: `Instructions about ${terms[0] ?? ''}` }));
  return `Here they are:\n\`\`\`json\n${JSON.stringify({ names })}\n\`\`\``;
}

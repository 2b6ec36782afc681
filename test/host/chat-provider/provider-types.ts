import type * as vscode from 'vscode';

/** What `vscode` has of providers of language models since 1.104, as far as it is needed here. */
export interface ModelInformation {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly version: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  readonly capabilities: Readonly<Record<string, never>>;
  /** Of the proposal `chatProvider`: other extensions need the person's consent, as for Copilot's models. */
  readonly requiresAuthorization?: { readonly label: string };
}

interface Provider {
  provideLanguageModelChatInformation(): readonly ModelInformation[];
  provideLanguageModelChatResponse(
    model: ModelInformation,
    messages: readonly { readonly content: readonly unknown[] }[],
    options: unknown,
    progress: vscode.Progress<vscode.LanguageModelTextPart>,
    token: vscode.CancellationToken,
  ): Promise<void>;
  provideTokenCount(): Promise<number>;
}

export interface ProviderRegistry {
  registerLanguageModelChatProvider(vendor: string, provider: Provider): vscode.Disposable;
}

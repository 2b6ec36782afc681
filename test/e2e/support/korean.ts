import bundle from '../../../l10n/bundle.l10n.ko.json' with { type: 'json' };
import titles from '../../../package.nls.ko.json' with { type: 'json' };

const strings: Readonly<Record<string, string>> = bundle;

/**
 * The Korean of a string as the code has it, with `{0}`, `{1}` … filled in.
 * @throws Error when it is not translated
 */
export function korean(text: string, ...values: readonly string[]): string {
  const translated = strings[text];
  if (translated === undefined) throw new Error(`"${text}" has no Korean translation.`);
  return translated.replaceAll(/\{(\d+)\}/g, (_, index: string) => values[Number(index)] ?? '');
}

/** Title of a command in the palette. */
export function koreanTitle(command: keyof typeof titles & `command.${string}`): string {
  return titles[command];
}

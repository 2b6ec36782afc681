import { config } from '@vscode/l10n';

/** Reads the translations that the host put into the page. English needs none. */
export function loadTranslations(): void {
  const contents = document.getElementById('l10n')?.textContent.trim();
  if (contents) config({ contents });
}

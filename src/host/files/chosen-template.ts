import type { Memento, Uri } from 'vscode';

/** The template that a person has chosen for a file; undefined for none. */
export function chosenTemplate(memory: Memento, source: Uri): string | undefined {
  const stored = memory.get<unknown>(keyOf(source));
  return typeof stored === 'string' && stored !== '' ? stored : undefined;
}

/** @param template '' goes back to the setting, or to what is found in the file */
export async function rememberTemplate(
  memory: Memento,
  source: Uri,
  template: string,
): Promise<void> {
  await memory.update(keyOf(source), template === '' ? undefined : template);
}

function keyOf(source: Uri): string {
  return `template:${source.fsPath}`;
}

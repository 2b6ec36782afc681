/** Pixels of a closed row: the editor's font at one and a half lines, as the editor's own rows are. */
export function rowHeight(): number {
  const size = getComputedStyle(document.documentElement).getPropertyValue(
    '--vscode-editor-font-size',
  );
  return Math.max(18, Math.round((parseFloat(size) || 14) * 1.5));
}

/** What the editor's font means for the rows. */
export interface RowMetrics {
  /** Pixels of a closed row: the font at one and a half lines, as the editor's own rows are. */
  readonly height: number;
  /** Pixels of a narrow character: no more of them than fit need to be laid out. */
  readonly character: number;
}

const usualSize = 14;

export function rowMetrics(): RowMetrics {
  const style = getComputedStyle(document.documentElement);
  const size = parseFloat(style.getPropertyValue('--vscode-editor-font-size')) || usualSize;
  const family = style.getPropertyValue('--vscode-editor-font-family') || 'monospace';
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `${size}px ${family}`;
  const width = context?.measureText('i').width ?? 0;
  return { height: Math.max(18, Math.round(size * 1.5)), character: Math.max(2, width) };
}

/** How wide texts are in a font; measured once each. */
export function textWidth(font: string): (text: string) => number {
  const context = document.createElement('canvas').getContext('2d');
  if (context === null) return text => 7 * text.length;
  context.font = font;
  const known = new Map<string, number>();
  return text => {
    const width = known.get(text) ?? context.measureText(text).width;
    known.set(text, width);
    return width;
  };
}

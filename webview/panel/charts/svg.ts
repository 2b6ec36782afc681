/** An element of an SVG picture. Attributes alone say how it looks, so it looks the same everywhere. */
export interface SvgElement {
  readonly tag: 'svg' | 'title' | 'rect' | 'text' | 'polyline' | 'line' | 'circle';
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
}

export function svg(
  tag: SvgElement['tag'],
  attributes: SvgElement['attributes'],
  ...children: SvgElement['children']
): SvgElement {
  return { tag, attributes, children };
}

/** The element as the text of a file. */
export function svgText({ tag, attributes, children }: SvgElement): string {
  const given = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escaped(`${value}`)}"`,
  );
  const inside = children.map(child =>
    typeof child === 'string' ? escaped(child) : svgText(child),
  );
  return `<${tag}${given.join('')}>${inside.join('')}</${tag}>`;
}

/** XML has no control characters, not even escaped ones, and no half of a pair. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(forbidden, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

import { pageStyles } from '../../src/host/page/page-styles.ts';
import themes from './themes.json' with { type: 'json' };

export type ThemeName = keyof typeof themes;
export const themeNames = Object.keys(themes) as ThemeName[];

/** Any origin does: the pages are answered by the driver and nothing else can be loaded. */
export const origin = 'http://panel.test';

export const pageTitle = 'Instruction Clusters';

/** The pages that can be looked at, each with its styles and what stands in for the extension. */
export const pages = {
  panel: { styles: pageStyles.panel, fakeHost: 'fake-host' },
  map: { styles: pageStyles.map, fakeHost: 'fake-map-host' },
  explore: { styles: pageStyles.explore, fakeHost: 'fake-explore-host' },
} as const;

export type PageName = keyof typeof pages;

/** The page as the extension writes it: VS Code's variables and classes, and the same policy. */
export function pageHtml(
  page: PageName,
  theme: ThemeName,
  language: string,
  translations: string,
): string {
  const { styles, fakeHost } = pages[page];
  const links = styles.map(name => `<link rel="stylesheet" href="${origin}/${name}.css">`);
  const { kind, variables } = themes[theme];
  const declarations = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  const policy = [
    "default-src 'none'",
    `style-src ${origin} 'nonce-preview'`,
    "script-src 'nonce-preview'",
    `font-src ${origin}`,
    `img-src ${origin} data:`,
  ].join('; ');
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${pageTitle}</title>
<meta http-equiv="Content-Security-Policy" content="${policy}">
<style nonce="preview">
@layer vscode-default {
  body { background: var(--vscode-editor-background); color: var(--vscode-editor-foreground);
    font-family: var(--vscode-font-family); font-size: var(--vscode-font-size); margin: 0; padding: 0 20px; }
}
html { ${declarations.join(' ')} }
</style>
${links.join('\n')}
</head>
<body class="${kind}" data-vscode-theme-kind="${kind}">
<script type="application/json" id="l10n" nonce="preview">${translations.replaceAll('<', '\\u003c')}</script>
<script nonce="preview" src="${origin}/${fakeHost}.js"></script>
<script nonce="preview" src="${origin}/${page}.js"></script>
</body>
</html>`;
}

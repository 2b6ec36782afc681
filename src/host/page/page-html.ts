import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { pageStyles } from './page-styles.ts';

/** The only folders whose files a page may load. */
export function pageRoots(extension: vscode.Uri): vscode.Uri[] {
  return [
    vscode.Uri.joinPath(extension, 'dist', 'webview'),
    vscode.Uri.joinPath(extension, 'media'),
  ];
}

/** A page: its styles, its script, and the translations as data. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  page: keyof typeof pageStyles,
): string {
  const nonce = randomBytes(16).toString('base64');
  const links = pageStyles[page].map(name => {
    const href = webview.asWebviewUri(vscode.Uri.joinPath(extension, 'media', `${name}.css`));
    return `<link rel="stylesheet" nonce="${nonce}" href="${href.toString()}">`;
  });
  const script = webview.asWebviewUri(
    vscode.Uri.joinPath(extension, 'dist', 'webview', `${page}.js`),
  );
  const policy = [
    `default-src 'none'`,
    `style-src ${webview.cspSource} 'nonce-${nonce}'`,
    `script-src 'nonce-${nonce}'`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Instruction Clusters</title>
  ${links.join('\n  ')}
</head>
<body>
  <script type="application/json" id="l10n" nonce="${nonce}">${translations()}</script>
  <script nonce="${nonce}" src="${script.toString()}"></script>
</body>
</html>`;
}

/** Empty in English. No text in it can end the script element. */
function translations(): string {
  const { bundle } = vscode.l10n;
  return bundle === undefined ? '' : JSON.stringify(bundle).replaceAll('<', '\\u003c');
}

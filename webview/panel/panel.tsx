// First: the toolkit reads it while it loads.
import '../shared/style-nonce.ts';
import { render } from 'preact';
import { App } from './app.tsx';
import { connectHost } from './host.ts';
import { loadTranslations } from '../shared/l10n.ts';
import { registerToolkit } from '../shared/toolkit.tsx';

loadTranslations();
registerToolkit();
const vscode = acquireVsCodeApi();
const root = document.body.appendChild(document.createElement('div'));
render(<App host={connectHost(vscode)} vscode={vscode} />, root);

// First: the toolkit reads it while it loads.
import './style-nonce.ts';
import { render } from 'preact';
import { App } from './components/app.tsx';
import { connectHost } from './host.ts';
import { loadTranslations } from './l10n.ts';
import { registerToolkit } from './toolkit.tsx';

loadTranslations();
registerToolkit();
const vscode = acquireVsCodeApi();
const root = document.body.appendChild(document.createElement('div'));
render(<App host={connectHost(vscode)} vscode={vscode} />, root);

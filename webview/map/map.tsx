// First: the toolkit reads it while it loads.
import '../shared/style-nonce.ts';
import { render } from 'preact';
import { loadTranslations } from '../shared/l10n.ts';
import { registerToolkit } from '../shared/toolkit.tsx';
import { MapApp } from './components/map-app.tsx';
import { connectHost } from './host.ts';

loadTranslations();
registerToolkit();
const root = document.body.appendChild(document.createElement('div'));
root.className = 'root';
const vscode = acquireVsCodeApi();
render(<MapApp host={connectHost(vscode)} vscode={vscode} />, root);

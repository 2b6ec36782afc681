import { render } from 'preact';
import { loadTranslations } from '../shared/l10n.ts';
import { ExploreApp } from './components/explore-app.tsx';
import { connectHost } from './host.ts';

loadTranslations();
const vscode = acquireVsCodeApi();
const root = document.body.appendChild(document.createElement('div'));
root.className = 'root';
render(<ExploreApp host={connectHost(vscode)} vscode={vscode} />, root);

import * as vscode from 'vscode';
import type { CuratedCluster } from '../../core/curate/curated-view.ts';
import { isSuggestedDrop } from '../cluster-facts.ts';

const scheme = 'instruction-cluster';
type State = 'dropped' | 'suggested' | 'reviewed' | 'open';

/** The address of a tree item: nothing but its state, which says how it is drawn. */
export function decoratedUri(cluster: CuratedCluster): vscode.Uri {
  return vscode.Uri.from({ scheme, path: `/${stateOf(cluster)}` });
}

function stateOf(cluster: CuratedCluster): State {
  if (cluster.dropped) return 'dropped';
  if (isSuggestedDrop(cluster)) return 'suggested';
  return cluster.reviewed ? 'reviewed' : 'open';
}

/** Draws dropped clusters faint, suggested drops as warnings, and a tick behind reviewed ones. */
export class TreeDecorations implements vscode.FileDecorationProvider {
  provideFileDecoration(uri: vscode.Uri): vscode.FileDecoration | undefined {
    if (uri.scheme !== scheme) return undefined;
    switch (uri.path.slice(1)) {
      case 'dropped':
        return decoration('×', 'disabledForeground');
      case 'suggested':
        return decoration('!', 'list.warningForeground');
      case 'reviewed':
        return new vscode.FileDecoration('✓');
      default:
        return undefined;
    }
  }
}

function decoration(badge: string, colour: string): vscode.FileDecoration {
  return new vscode.FileDecoration(badge, undefined, new vscode.ThemeColor(colour));
}

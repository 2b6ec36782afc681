import * as vscode from 'vscode';
import { clusterColour, clusterColours, noClusterColour } from '../../protocol/palette.ts';
import { DisposableStore } from '../disposables.ts';
import {
  clusterIcon,
  colourIcon,
  droppedIcon,
  staleIcon,
  type ClusterLook,
  type ThemedIcon,
} from './cluster-icon.ts';

/** Clusters up to this id have an icon of their own with their number. */
const numberedIcons = 256;

/**
 * The decoration types of the window: each is made once, when it is first needed, and each is a style
 * sheet in the workbench, so their number is bounded.
 */
export class DecorationTypes implements vscode.Disposable {
  private readonly made = new DisposableStore();
  private readonly numbers = new Map<string, vscode.TextEditorDecorationType>();
  private readonly colours = new Map<string, vscode.TextEditorDecorationType>();
  private readonly marks = new Map<string, vscode.TextEditorDecorationType>();
  private droppedType: vscode.TextEditorDecorationType | undefined;
  private staleType: vscode.TextEditorDecorationType | undefined;
  private labelType: vscode.TextEditorDecorationType | undefined;

  /** Gutter icon of a cluster: its number on its colour, the colour alone for very high numbers. */
  icon(look: ClusterLook): vscode.TextEditorDecorationType {
    const colour = colourKey(look);
    return look.id <= numberedIcons
      ? getOrMake(this.numbers, `${look.id} ${colour}`, () => this.gutter(clusterIcon(look)))
      : getOrMake(this.colours, colour, () => this.gutter(colourIcon(look)));
  }

  /** Gutter icon of a row that was dropped by itself. */
  get dropped(): vscode.TextEditorDecorationType {
    return (this.droppedType ??= this.gutter(droppedIcon()));
  }

  /** Gutter icon of a line that has changed. */
  get stale(): vscode.TextEditorDecorationType {
    return (this.staleType ??= this.gutter(staleIcon()));
  }

  /** Mark in the overview ruler; clusters of one colour share it. */
  mark(look: ClusterLook): vscode.TextEditorDecorationType {
    const colour = look.dropped ? noClusterColour : clusterColour(look.id, look.colour);
    return getOrMake(this.marks, colourKey(look), () =>
      this.create({
        overviewRulerLane: vscode.OverviewRulerLane.Left,
        light: { overviewRulerColor: colour.light.fill },
        dark: { overviewRulerColor: colour.dark.fill },
      }),
    );
  }

  /** Text behind the line; each range brings its own. */
  get label(): vscode.TextEditorDecorationType {
    return (this.labelType ??= this.create({
      rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
      after: { margin: '0 0 0 2em' },
      light: { after: { color: noClusterColour.light.fill } },
      dark: { after: { color: noClusterColour.dark.fill } },
    }));
  }

  dispose(): void {
    this.made.dispose();
  }

  private gutter({ light, dark }: ThemedIcon): vscode.TextEditorDecorationType {
    return this.create({
      gutterIconSize: 'contain',
      light: { gutterIconPath: light },
      dark: { gutterIconPath: dark },
    });
  }

  private create(options: vscode.DecorationRenderOptions): vscode.TextEditorDecorationType {
    return this.made.add(vscode.window.createTextEditorDecorationType(options));
  }
}

function colourKey({ id, colour, dropped }: ClusterLook): string {
  return dropped ? 'dropped' : String(clusterColours.indexOf(clusterColour(id, colour)));
}

function getOrMake<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

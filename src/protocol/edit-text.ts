import type { EditSummary } from '../core/curate/curated-view.ts';

/** How a process of ours translates: `vscode.l10n.t` or `t` of `@vscode/l10n`. */
export type Translate = (message: string, ...args: (string | number)[]) => string;

/** What an edit did, in a few words for a menu or a list. */
export function editText(edit: EditSummary, t: Translate, count: (n: number) => string): string {
  const { kind, clusters, rows, text, off } = edit;
  const called = clusters.map((id, at) => clusterCalled(id, edit.names[at] ?? '', t));
  const [first = ''] = called;
  const all = listed(called, t);
  switch (kind) {
    case 'rename':
      return off
        ? t('Take the name from {0}', first)
        : t('Name cluster {0} “{1}”', clusters[0] ?? 0, text);
    case 'note':
      return off ? t('Delete the note of {0}', first) : t('Note on {0}', first);
    case 'colour':
      return off ? t('Give {0} its first colour', first) : t('Colour {0}', first);
    case 'type':
      return off ? t('Take the type from {0}', all) : t('Give {0} the type “{1}”', all, text);
    case 'review':
      return off ? t('Mark {0} as not reviewed', all) : t('Mark {0} as reviewed', all);
    case 'drop':
      return t('Drop {0}', all);
    case 'restore':
      return t('Keep {0}', all);
    case 'dropRows':
      return rows === 1 ? t('Drop 1 row') : t('Drop {0} rows', count(rows));
    case 'restoreRows':
      return rows === 1 ? t('Keep 1 row') : t('Keep {0} rows', count(rows));
    case 'merge':
      return t('Merge {0} into {1}', listed(called.slice(1), t), first);
    case 'split':
      return t('Split {0} into {1}', first, all);
    case 'seed':
      return rows === 1 ? t('Draw 1 row to {0}', all) : t('Draw {0} rows to {1}', count(rows), all);
    case 'move':
      return rows === 1
        ? t('Move 1 row to {0}', first)
        : t('Move {0} rows to {1}', count(rows), first);
  }
}

const listedMost = 4;

function clusterCalled(id: number, name: string, t: Translate): string {
  return name === '' ? t('cluster {0}', id) : t('cluster {0} “{1}”', id, name);
}

function listed(called: readonly string[], t: Translate): string {
  const shown = called.slice(0, listedMost).join(', ');
  const more = called.length - listedMost;
  return more > 0 ? t('{0} and {1} more', shown, more) : shown;
}

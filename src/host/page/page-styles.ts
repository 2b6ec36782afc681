/** The styles of each page, in `media/`; a later one goes before an earlier one. */
export const pageStyles = {
  panel: [
    'base',
    'panel/page',
    'panel/states',
    'panel/run',
    'panel/list',
    'panel/curate',
    'panel/cluster',
    'panel/dialogs',
    'panel/narrow',
    'panel/high-contrast',
  ],
  rows: ['base', 'rows'],
  map: ['base', 'map'],
  explore: ['base', 'rows', 'explore'],
} as const;

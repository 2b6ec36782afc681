import { useEffect, useRef, useState } from 'preact/hooks';
import type { RowView } from '../contract.ts';
import type { MapHost } from '../host.ts';

/** What is known of a row that the pointer is on. */
export type RowText = RowView | 'asked' | { readonly error: unknown };

const rememberedRows = 200;
/** A pointer that only passes by asks for nothing. */
const restMs = 60;

/** The row as it stands in the file; undefined without a row. */
export function useRowText(host: MapHost, row: number | undefined): RowText | undefined {
  const known = useRef(new Map<number, RowView>());
  const [text, setText] = useState<RowText>();
  useEffect(() => {
    if (row === undefined) {
      setText(undefined);
      return;
    }
    const found = known.current.get(row);
    setText(found ?? 'asked');
    if (found !== undefined) return;
    let left = false;
    const timer = setTimeout(() => {
      host.call('row', { row }).then(
        view => {
          remember(known.current, view);
          if (!left) setText(view);
        },
        (error: unknown) => {
          if (!left) setText({ error });
        },
      );
    }, restMs);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [host, row]);
  return text;
}

function remember(known: Map<number, RowView>, view: RowView): void {
  known.set(view.row, view);
  const [oldest] = known.keys();
  if (known.size > rememberedRows && oldest !== undefined) known.delete(oldest);
}

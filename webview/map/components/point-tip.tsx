import type { VNode } from 'preact';
import { DatasetText } from '../../shared/dataset-text.tsx';
import { Swatch } from '../../shared/swatch.tsx';
import { errorMessage } from '../../shared/error-message.ts';
import { placeText } from '../../shared/place-text.ts';
import type { ClusteredState, RowView } from '../contract.ts';
import { useRowText, type RowText } from '../hooks/use-row-text.ts';
import type { MapHost } from '../host.ts';
import type { Size } from '../scatter/camera.ts';
import type { ScatterData } from '../scatter/scatter-data.ts';

export interface PointTipProps {
  readonly host: MapHost;
  readonly state: ClusteredState;
  readonly data: ScatterData;
  readonly size: Size;
  readonly point: number;
  /** The pointer, in pixels of the map. */
  readonly left: number;
  readonly top: number;
}

const shownCharacters = 280;

/** Line, cluster and the beginning of the text of the point under the pointer. */
export function PointTip({ host, state, data, size, point, left, top }: PointTipProps): VNode {
  const text = useRowText(host, data.row[point]);
  const id = data.cluster[point] ?? 0;
  const name = state.clusters.find(cluster => cluster.id === id)?.name ?? '';
  const [toLeft, toTop] = [left > size.width / 2, top > size.height / 2];
  const place = `translate(${left}px, ${top}px) translate(${toLeft ? 'calc(-100% - 12px)' : '12px'}, ${toTop ? 'calc(-100% - 8px)' : '16px'})`;
  return (
    <div class="point-tip" role="tooltip" style={{ transform: place }}>
      <p class="tip-head">
        <Swatch cluster={id} /> {whereText(text, data.line[point] ?? 0, state.isSet)}
        {name !== '' && (
          <span class="tip-name">
            <DatasetText text={name} />
          </span>
        )}
      </p>
      <p class="tip-text">
        <TipText text={text} />
      </p>
    </div>
  );
}

function TipText({ text }: { readonly text: RowText | undefined }): VNode {
  if (text === undefined || text === 'asked') return <>…</>;
  if ('error' in text) return <DatasetText text={errorMessage(text.error)} />;
  return <DatasetText text={beginningOf(text)} />;
}

/** Of a row of a set the row itself says which file it is from. */
function whereText(text: RowText | undefined, line: number, isSet: boolean): string {
  const place = typeof text === 'object' && 'fields' in text ? text.place : undefined;
  return isSet && place === undefined ? '…' : placeText({ line, place });
}

/** The first fields of a row as one text. */
function beginningOf({ fields }: RowView, most = shownCharacters): string {
  const text = fields
    .map(field => field.text.trim())
    .filter(part => part !== '')
    .join(' — ');
  const characters = Array.from(text.slice(0, 2 * most));
  return characters.length <= most ? text : `${characters.slice(0, most).join('')}…`;
}

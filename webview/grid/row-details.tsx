import { t } from '@vscode/l10n';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LinkButton } from '../shared/link-button.tsx';
import { errorMessage } from '../shared/error-message.ts';
import { useResource } from '../shared/use-resource.ts';
import type { LineDetails } from '../rows/contract.ts';
import { DetailField } from './detail-field.tsx';

export interface RowDetailsProps {
  /** Changes when other details are to be loaded. */
  readonly version: string;
  /** Which row of the list it is. */
  readonly place: number;
  readonly label: string;
  readonly cluster: number | undefined;
  readonly name: string | undefined;
  readonly load: () => Promise<LineDetails>;
  readonly onHeight: (place: number, pixels: number) => void;
  readonly onShowCluster: (cluster: number) => void;
  /** Copies a field by its place, or the line. */
  readonly onCopy: (field?: number) => void;
  /** Further links beside those of every row. */
  readonly children?: ComponentChildren;
}

/** A whole line below its row: field by field, or as it stands when it is no row. */
export function RowDetails(props: RowDetailsProps): VNode {
  const { version, place, label, cluster, name, load, onHeight, onShowCluster, onCopy } = props;
  const element = useRef<HTMLDivElement>(null);
  const details = useResource(`${version} ${place}`, load);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => onHeight(place, current.offsetHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [place]);

  return (
    <div ref={element} class="details" role="row" aria-level={2}>
      <div role="gridcell">
        <p class="details-head">
          <span class="details-line">{label}</span>
          {cluster !== undefined && cluster > 0 && (
            <LinkButton title={t('Show in the panel')} onClick={() => onShowCluster(cluster)}>
              {name ?? t('Cluster {0}', cluster)}
            </LinkButton>
          )}
          {props.children}
          <LinkButton onClick={() => onCopy()}>{t('Copy line')}</LinkButton>
        </p>
        {details.error !== undefined && (
          <p role="alert">
            {errorMessage(details.error)}{' '}
            <LinkButton onClick={details.retry}>{t('Try again')}</LinkButton>
          </p>
        )}
        {details.value !== undefined && <DetailFields details={details.value} onCopy={onCopy} />}
      </div>
    </div>
  );
}

interface DetailFieldsProps {
  readonly details: LineDetails;
  /** Copies a field by its place, or the line. */
  readonly onCopy: (field?: number) => void;
}

function DetailFields({ details, onCopy }: DetailFieldsProps): VNode {
  if (details.kind === 'invalid') {
    const field = { ...details.text, name: t('text') };
    return (
      <>
        <p class="reason">{details.problem.detail}</p>
        <dl class="fields">
          <DetailField field={field} onCopy={() => onCopy()} />
        </dl>
      </>
    );
  }
  return (
    <dl class="fields">
      {details.fields.map((field, index) => (
        <DetailField key={index} field={field} onCopy={() => onCopy(index)} />
      ))}
    </dl>
  );
}

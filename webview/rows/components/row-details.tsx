import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { LinkButton } from '../../components/link-button.tsx';
import { errorMessage } from '../../error-message.ts';
import { useResource } from '../../hooks/use-resource.ts';
import type { LineDetails } from '../contract.ts';
import type { RowsHost } from '../host.ts';
import { DetailField } from './detail-field.tsx';

export interface RowDetailsProps {
  readonly host: RowsHost;
  readonly version: string;
  readonly line: number;
  readonly label: string;
  readonly cluster: number | undefined;
  readonly name: string | undefined;
  readonly onHeight: (line: number, pixels: number) => void;
  readonly onShowCluster: (cluster: number) => void;
  readonly onError: (error: unknown) => void;
}

/** A whole line below its row: field by field, or as it stands when it is no row. */
export function RowDetails(props: RowDetailsProps): VNode {
  const { host, version, line, label, cluster, name, onHeight, onShowCluster, onError } = props;
  const element = useRef<HTMLDivElement>(null);
  const details = useResource(`${version} ${line}`, () => host.call('details', { line }));
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const measure = (): void => onHeight(line, current.offsetHeight);
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [line]);

  const copy = (field?: number): void => {
    host.call('copy', { line, field }).catch(onError);
  };
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
          <LinkButton onClick={() => copy()}>{t('Copy line')}</LinkButton>
        </p>
        {details.error !== undefined && (
          <p role="alert">
            {errorMessage(details.error)}{' '}
            <LinkButton onClick={details.retry}>{t('Try again')}</LinkButton>
          </p>
        )}
        {details.value !== undefined && <DetailFields details={details.value} onCopy={copy} />}
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

import { t } from '@vscode/l10n';
import type { VNode } from 'preact';
import { useMemo, useRef, useState } from 'preact/hooks';
import { copyPicture } from '../../shared/copy-picture.ts';
import { useTheme } from '../../shared/use-theme.ts';
import { counted } from '../../shared/counted.ts';
import { format } from '../../shared/page-format.ts';
import type { ClusteredState } from '../contract.ts';
import { useCamera } from '../hooks/use-camera.ts';
import { usePointer } from '../hooks/use-pointer.ts';
import { useScatter } from '../hooks/use-scatter.ts';
import type { MapHost } from '../host.ts';
import { labelsOf } from '../labels-of.ts';
import { mapKey } from '../map-keys.ts';
import { pictureOf } from '../picture.ts';
import { toMap, type Size } from '../scatter/camera.ts';
import { lassoed } from '../scatter/lasso.ts';
import { lookOf } from '../scatter/look.ts';
import { paletteBytes } from '../scatter/palette-bytes.ts';
import type { ScatterData } from '../scatter/scatter-data.ts';
import type { Selection } from '../selection.ts';
import { textWidth } from '../text-width.ts';
import { MapLabels } from './map-labels.tsx';
import { MapToolbar } from './map-toolbar.tsx';
import { PointTip } from './point-tip.tsx';

export interface MapStageProps {
  readonly host: MapHost;
  readonly state: ClusteredState;
  readonly data: ScatterData;
  readonly size: Size;
  readonly focus: number | undefined;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onClear: () => void;
  readonly attempt: (action: Promise<unknown>) => void;
}

interface Hovered {
  readonly point: number;
  readonly left: number;
  readonly top: number;
}

/** How near the pointer must come to a point, pixels. */
const reach = 8;
const zoomStep = 1.4;

/** The picture and everything that is done on it with pointer and keys. */
export function MapStage(props: MapStageProps): VNode {
  const { host, state, data, size, focus, selection, attempt } = props;
  const theme = useTheme();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hovered, setHovered] = useState<Hovered>();
  const [lassoMode, setLassoMode] = useState(false);
  const [copied, setCopied] = useState<'copied' | 'saved'>();
  const { camera, whole, pan, zoom, fit } = useCamera(data.main, size);
  const ratio = Math.min(2, window.devicePixelRatio);
  const palette = useMemo(
    () => paletteBytes(state.clusters, theme, focus),
    [state.clusters, theme, focus],
  );
  const look = useMemo(
    () => lookOf(camera, whole, size, ratio, data.row.length),
    [camera, whole, size, ratio, data],
  );
  const scatter = useScatter(canvas, {
    data,
    palette,
    focused: focus !== undefined,
    marks: selection?.marks,
    look,
  });
  const width = useMemo(() => textWidth(labelFont()), []);
  const labels = labelsOf(state.clusters, data, { camera, size, focus }, width);
  const inFocus = (point: number): boolean => focus === undefined || data.cluster[point] === focus;

  const pointAt = (left: number, top: number): number => {
    const [x, y] = toMap(camera, size, left, top);
    return data.grid.nearest(x, y, reach / camera.scale, inFocus);
  };
  const { handlers, drawing } = usePointer({
    lassoMode,
    onPan: pan,
    onZoom: zoom,
    onHover: at => {
      const point = at === undefined ? -1 : pointAt(...at);
      const [left, top] = at ?? [0, 0];
      setHovered(point < 0 ? undefined : { point, left, top });
    },
    onClick: at => {
      const line = data.line[pointAt(...at)];
      if (line !== undefined) attempt(host.call('reveal', { line }));
    },
    onLasso: corners => {
      const lasso = corners.flatMap(([left, top]) => toMap(camera, size, left, top));
      props.onSelect(lassoed(data.grid, data.places, lasso, inFocus));
    },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = mapKey(event.key);
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (action.kind === 'pan') pan(action.dx, action.dy);
    else if (action.kind === 'zoom') zoom(action.factor);
    else if (action.kind === 'fit') fit();
    else props.onClear();
  };
  const picture = async (): Promise<Blob> => {
    const element = canvas.current;
    if (element === null) throw new Error('There is no canvas.');
    scatter.complete();
    const style = getComputedStyle(document.body);
    const colours = { background: style.backgroundColor, foreground: style.color };
    return pictureOf({ canvas: element, labels, ratio, font: labelFont(), ...colours });
  };
  const copy = async (): Promise<void> => {
    const made = picture();
    if (await copyPicture(made)) {
      setCopied('copied');
      return;
    }
    const png = new Uint8Array(await (await made).arrayBuffer());
    setCopied((await host.call('savePicture', { png })) ? 'saved' : undefined);
  };

  return (
    <>
      <MapToolbar
        lassoMode={lassoMode}
        onLassoMode={() => setLassoMode(!lassoMode)}
        onZoom={direction => zoom(direction > 0 ? zoomStep : 1 / zoomStep)}
        onFit={fit}
        onCopy={() => attempt(copy())}
        message={copied}
      />
      <div
        class={lassoMode ? 'map-stage lasso' : 'map-stage'}
        role="application"
        tabIndex={0}
        aria-label={t('Map of {0}', state.file)}
        aria-describedby="map-help"
        onKeyDown={onKeyDown}
        {...handlers}
      >
        <canvas
          ref={canvas}
          role="img"
          aria-label={describe(state, data.row.length)}
          width={Math.round(size.width * ratio)}
          height={Math.round(size.height * ratio)}
        />
        <MapLabels labels={labels} />
        {drawing !== undefined && (
          <svg class="lasso-line" aria-hidden="true">
            <polygon points={drawing.map(corner => corner.join()).join(' ')} />
          </svg>
        )}
        {hovered !== undefined && drawing === undefined && (
          <PointTip host={host} state={state} data={data} size={size} {...hovered} />
        )}
      </div>
      {scatter.supported === false && (
        <p class="no-webgl" role="alert">
          {t(
            'This window cannot draw the map: WebGL 2 is not available. The list of clusters works without it.',
          )}
        </p>
      )}
      <p id="map-help" class="sr-only">
        {t(
          'Arrow keys move the map, plus and minus zoom, 0 shows all, Escape clears. The list of clusters says the same in words and chooses rows too.',
        )}
      </p>
    </>
  );
}

/** The picture in words. */
function describe({ clusters }: ClusteredState, points: number): string {
  return t(
    '{0} in {1}, similar rows close together',
    counted.rows(points, format),
    counted.clusters(clusters.length, format),
  );
}

function labelFont(): string {
  const { fontFamily } = getComputedStyle(document.body);
  return `600 11px ${fontFamily}`;
}

/**
 * Runs in the page before the map's script and stands in for VS Code and the extension, with points
 * made up for the purpose: `?state=SCENE&points=N`.
 */
import type { MapApi, MapState } from '../../src/protocol/map-api.ts';
import { serve, type Channel, type Message } from '../../src/protocol/rpc.ts';
import { clusters, somePoints } from './map-fixtures.ts';

const parameters = new URLSearchParams(location.search);
const scene = parameters.get('state') ?? 'clustered';
const count = Number(parameters.get('points') ?? 20_000);
const listeners: ((message: Message) => void)[] = [];
const file = 'instructions-ko-170k.jsonl';

const channel: Channel = {
  send: message => window.postMessage(message),
  onMessage: listener => listeners.push(listener),
  onClose: () => undefined,
};

function state(): MapState {
  if (scene === 'empty') return { kind: 'empty' };
  if (scene === 'unclustered' || scene === 'clustering')
    return { kind: scene, file, path: `/data/${file}` };
  const path = `/data/${file}`;
  return { kind: 'clustered', file, path, version: 'a', isSet: false, clusters: clusters(count) };
}

serve<MapApi>(channel, {
  ready: state,
  points: (_, { signal, report }) => {
    if (scene === 'failed') throw new Error('The run in /data is damaged: vectors.npy is missing.');
    if (scene !== 'making') return { status: 'done', value: somePoints(count) };
    const progress = { done: 412_000, total: 1_670_000, rate: 61_000, remainingSeconds: 21 };
    report({ stage: 'place', unit: 'rows', ...progress });
    return new Promise(resolve => {
      signal.addEventListener('abort', () => resolve({ status: 'cancelled' }));
    });
  },
  row: ({ row }) => ({
    row,
    line: row + 1,
    distance: 0.2,
    fields: [
      { name: 'instruction', text: '다음 문단을 한 문장으로 요약하세요. <b>굵게</b>', omitted: 0 },
      { name: 'input', text: 'Photosynthesis turns light into sugar. '.repeat(12), omitted: 0 },
    ],
  }),
  reveal: ({ line }) => {
    document.body.dataset['revealed'] = String(line);
    return undefined;
  },
  showCluster: () => undefined,
  showRows: () => undefined,
  moveRows: () => true,
  dropRows: () => undefined,
  cluster: () => undefined,
  savePicture: () => true,
});

const measuredFrames = 120;

/** Zooms in and out with the wheel and answers the milliseconds between frames. */
async function zoomAndMeasure(): Promise<readonly number[]> {
  const stage = document.querySelector('.map-stage');
  const { left, top } = stage?.getBoundingClientRect() ?? { left: 0, top: 0 };
  const at = { clientX: left + 200, clientY: top + 200, bubbles: true, cancelable: true };
  const frames: number[] = [];
  let before = performance.now();
  while (frames.length < measuredFrames) {
    const deltaY = frames.length % 60 < 30 ? -40 : 40;
    stage?.dispatchEvent(new WheelEvent('wheel', { deltaY, ...at }));
    const now = await new Promise<number>(requestAnimationFrame);
    frames.push(now - before);
    before = now;
  }
  return frames;
}

Object.assign(window, {
  zoomAndMeasure,
  acquireVsCodeApi: () => ({
    postMessage: (message: Message) => {
      for (const listener of listeners) listener(structuredClone(message));
    },
    getState: () => undefined,
    setState: () => undefined,
  }),
});

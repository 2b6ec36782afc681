import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { VectorSet } from '../../src/core/math/vectors.ts';
import { PythonPeer } from './python-peer.ts';

/** A layout and what it cost. */
export interface LaidOutVectors {
  readonly seconds: number;
  /** x and y of every vector. */
  readonly places: Float32Array;
}

export interface UmapPeer {
  readonly layOut: (seed: number) => Promise<LaidOutVectors>;
  close(): Promise<void>;
}

const answerSchema = v.object({ seconds: v.number(), layout: v.string() });

/**
 * umap-learn on `vectors`, which go through a file in `folder`.
 * @throws Missing
 */
export async function umapPeer(folder: string, vectors: VectorSet): Promise<UmapPeer> {
  const file = join(folder, 'vectors.f32');
  await writeFile(file, vectors.values);
  const peer = await PythonPeer.start('umap_layout.py', [file, String(vectors.dimensions)]);
  return {
    layOut: async seed => {
      const { seconds, layout } = await peer.ask({ seed }, answerSchema);
      const bytes = Uint8Array.from(Buffer.from(layout, 'base64'));
      return { seconds, places: new Float32Array(bytes.buffer) };
    },
    close: () => peer.end(),
  };
}

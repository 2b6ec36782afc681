import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthsChart, sizesChart } from '../../../webview/panel/charts/bar-charts.ts';
import { fitted } from '../../../webview/panel/charts/chart.ts';
import { kChart } from '../../../webview/panel/charts/k-chart.ts';
import { svg, svgText } from '../../../webview/panel/charts/svg.ts';
import type { Cluster, Run } from '../../../webview/shared/contract.ts';
import { createFormat } from '../../../webview/shared/format.ts';
import { clusterWith } from './cluster-with.ts';

const colours = { background: '#ffffff', text: 'rgb(0, 0, 0)', dim: 'rgba(0, 0, 0, 0.75)' };
const format = createFormat('en');
const options = { colours, format, theme: 'light' } as const;
const profile = {
  rows: 10,
  instructionLength: 100,
  outputLength: 400,
  languages: { korean: 1, latin: 0, other: 0, mixed: 0 },
  defects: {},
};

function clusters(count: number, change: Partial<Cluster> = {}): Cluster[] {
  return Array.from({ length: count }, (_, at) => ({
    ...clusterWith(at + 1, 'term'),
    rows: 10 * (count - at),
    profile,
    ...change,
  }));
}

function widths(text: string): number[] {
  return [...text.matchAll(/<rect x="270"[^>]* width="(\d+)"/g)].map(([, width]) => Number(width));
}

describe('svgText', () => {
  it('keeps any text out of the markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, content) => {
        const text = svgText(svg('text', { 'aria-label': name }, content));
        expect(text).toMatch(/^<text aria-label="[^"<>]*">[^<>]*<\/text>$/);
        expect(text.replaceAll(/&(?:amp|lt|gt|quot);/g, '')).not.toContain('&');
        expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
      }),
    );
  });
});

describe('the charts', () => {
  it('need nothing from outside themselves', () => {
    const run = { silhouettes: [2, 3, 4].map(k => ({ k, score: k / 10 })), k: 3 } as unknown as Run;
    const all = [
      sizesChart(clusters(3), options),
      lengthsChart(clusters(3), options),
      kChart(run, colours, format),
    ];
    for (const chart of all) {
      const text = chart ? svgText(chart.picture) : '';
      expect(text).toMatch(
        /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="720" height="\d+"/,
      );
      expect(text).toContain(`<title>${chart?.title ?? ''}</title>`);
      expect(text).not.toMatch(/var\(|url\(|class=|style=|href/);
    }
  });

  it('draw bars as long as clusters are large, with their rows and shares', () => {
    const text = svgText(sizesChart(clusters(2), options).picture);
    expect(widths(text)).toEqual([310, 155]);
    expect(text).toContain('>20 (66.7%)<');
  });

  it('draw two bars a cluster for lengths, one where there is no output, none without measures', () => {
    expect(widths(svgText(lengthsChart(clusters(1), options)?.picture ?? svg('svg', {})))).toEqual([
      78, 310,
    ]);
    const without = clusters(1, { profile: { ...profile, outputLength: null } });
    expect(widths(svgText(lengthsChart(without, options)?.picture ?? svg('svg', {})))).toEqual([
      310,
    ]);
    expect(lengthsChart(clusters(2, { profile: undefined }), options)).toBeUndefined();
  });

  it('say how many clusters they leave out', () => {
    const text = svgText(sizesChart(clusters(1000), options).picture);
    expect(widths(text)).toHaveLength(60);
    expect(text).toContain('Clusters that are not shown: 940');
  });

  it('have no curve of k where it is fixed', () => {
    expect(kChart({ silhouettes: [], k: 4 } as unknown as Run, colours, format)).toBeUndefined();
  });
});

describe('fitted', () => {
  it.each([
    ['short', 10, 'short'],
    ['much longer than that', 10, 'much long…'],
    ['글을 요약하세요', 9, '글을 요…'],
    ['', 5, ''],
  ])('cuts %s to %i', (text, units, shown) => {
    expect(fitted(text, units)).toBe(shown);
  });
});

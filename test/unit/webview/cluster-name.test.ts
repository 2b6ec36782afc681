import { expect, it } from 'vitest';
import { clusterName } from '../../../webview/panel/list/cluster-name.ts';
import { clusterWith } from './cluster-with.ts';

it('calls a cluster by its four best terms', () => {
  expect(clusterName(clusterWith(3, 'a', '나', 'c', 'd', 'e'))).toBe('a, 나, c, d');
});

it('calls a cluster without terms by its number', () => {
  expect(clusterName(clusterWith(3))).toBe('Cluster 3');
});

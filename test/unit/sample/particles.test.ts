import { describe, expect, it } from 'vitest';
import { withParticles } from '../../../scripts/sample/particles.ts';

describe('withParticles', () => {
  it.each([
    ['사과[을/를]', '사과를'],
    ['책[을/를]', '책을'],
    ['물[으로/로]', '물로'],
    ['손[으로/로]', '손으로'],
    ['바다[으로/로]', '바다로'],
    ['광합성[이란/란]', '광합성이란'],
    ['효소[이란/란]', '효소란'],
    ['10[과/와] 2[과/와]', '10과 2와'],
    ['7[으로/로] 3[으로/로]', '7로 3으로'],
    ['“물음?”[이라는/라는]', '“물음?”라는'],
    ['‘관성’[은/는]', '‘관성’은'],
    ['12km[은/는] 5kg[은/는] 3L[은/는]', '12km는 5kg은 3L는'],
    ['SQL[은/는] PDF[은/는]', 'SQL은 PDF는'],
    ['30%[을/를]', '30%를'],
  ])('%s → %s', (marked, fitted) => {
    expect(withParticles(marked)).toBe(fitted);
  });

  it('leaves other brackets alone', () => {
    expect(withParticles('[MASK] [1/2] [가/나]')).toBe('[MASK] [1/2] [가/나]');
  });
});

import { describe, expect, it } from 'vitest';
import { Pace } from '../../../../src/core/embed/endpoint/pace.ts';

function after(answers: number, refusals = 0): Pace {
  const pace = new Pace();
  for (let i = 0; i < answers; i++) pace.succeeded();
  for (let i = 0; i < refusals; i++) pace.refused();
  return pace;
}

describe('Pace', () => {
  it('adds a request for about as many answers as there are requests, and four texts each', () => {
    expect([after(0).parallel, after(0).batch]).toEqual([2, 32]);
    expect([after(3).parallel, after(3).batch]).toEqual([3, 44]);
    expect([after(7).parallel, after(7).batch]).toEqual([4, 60]);
  });

  it('halves both at each refusal', () => {
    expect([after(7, 1).parallel, after(7, 1).batch]).toEqual([2, 30]);
    expect([after(7, 2).parallel, after(7, 2).batch]).toEqual([1, 15]);
  });

  it('stays within bounds', () => {
    expect([after(10_000).parallel, after(10_000).batch]).toEqual([16, 256]);
    expect([after(0, 99).parallel, after(0, 99).batch]).toEqual([1, 1]);
  });

  it('waits as long as the longest refusal asks for', () => {
    const pace = after(0);
    expect(pace.waitMs).toBe(0);
    pace.refused(10_000);
    pace.refused(10);
    expect(pace.waitMs).toBeGreaterThan(9_000);
    expect(pace.waitMs).toBeLessThanOrEqual(10_000);
  });
});

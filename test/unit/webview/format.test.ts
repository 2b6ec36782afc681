import { describe, expect, it } from 'vitest';
import { createFormat } from '../../../webview/shared/format.ts';

const en = createFormat('en');
const ko = createFormat('ko');

describe('createFormat', () => {
  it('groups digits and leaves out fractions', () => {
    expect(en.count(173_412)).toBe('173,412');
    expect(en.count(12_399.7)).toBe('12,400');
  });

  it('gives every share one decimal, and never calls a few rows none', () => {
    expect(en.percent(0.06)).toBe('6.0%');
    expect(en.percent(0.0004)).toBe('<0.1%');
    expect(en.percent(0)).toBe('0.0%');
    expect(en.percent(1)).toBe('100.0%');
  });

  it('picks the unit of a size', () => {
    expect(en.bytes(0)).toBe('0 byte');
    expect(en.bytes(999)).toBe('999 byte');
    expect(en.bytes(1000)).toBe('1 kB');
    expect(en.bytes(52_428_800)).toBe('52.4 MB');
    expect(en.bytes(3e15)).toBe('3,000 TB');
  });

  it('says a duration in at most two units', () => {
    expect(en.duration(0.2)).toBe('1 sec');
    expect(en.duration(59.4)).toBe('59 sec');
    expect(en.duration(60)).toBe('1 min');
    expect(en.duration(75)).toBe('1 min 15 sec');
    expect(en.duration(7_330)).toBe('2 hr 2 min');
    expect(ko.duration(75)).toBe('1분 15초');
  });

  it('falls back for a language it does not know', () => {
    expect(createFormat('').count(1)).toBe('1');
    expect(createFormat('not a tag').count(1)).toBe('1');
  });
});

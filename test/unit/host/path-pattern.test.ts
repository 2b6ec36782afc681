import { describe, expect, it } from 'vitest';
import {
  isInside,
  PatternError,
  patternVariables,
  resolvePattern,
  type PatternProblem,
} from '../../../src/host/settings/path-pattern.ts';

const variables = patternVariables('/data/set/한국어 all.jsonl', '/data');

function problemOf(pattern: string): PatternProblem | undefined {
  try {
    resolvePattern(pattern, variables);
    return undefined;
  } catch (error) {
    if (error instanceof PatternError) return error.problem;
    throw error;
  }
}

describe('resolvePattern', () => {
  it.each([
    ['${fileDirname}/${fileBasename}.clusters', '/data/set/한국어 all.jsonl.clusters'],
    ['${fileDirname}/${fileBasenameNoExtension}.split', '/data/set/한국어 all.split'],
    ['${workspaceFolder}/out/../runs', '/data/runs'],
    ['/somewhere/else', '/somewhere/else'],
  ])('%s', (pattern, path) => {
    expect(resolvePattern(pattern, variables)).toBe(path);
  });

  it('uses the folder of the file where there is no workspace', () => {
    const alone = patternVariables('/data/a.jsonl', undefined);
    expect(resolvePattern('${workspaceFolder}/x', alone)).toBe('/data/x');
  });

  it('keeps the whole name of a folder, and of several files all but the ending of the first', () => {
    const nameOf = (source: string, isFolder = false): string =>
      patternVariables(source, undefined, isFolder).fileBasenameNoExtension;
    expect(nameOf('/data/ko.v1', true)).toBe('ko.v1');
    expect(nameOf('/data/a.jsonl-and-2-more')).toBe('a-and-2-more');
    expect(nameOf('/data/a.jsonl-and-12-more.2')).toBe('a-and-12-more.2');
    expect(nameOf('/data/this-and-that.jsonl')).toBe('this-and-that');
  });

  it('says what is wrong with a pattern', () => {
    expect(problemOf(' ')).toEqual({ kind: 'empty' });
    expect(problemOf('${home}/x')).toEqual({ kind: 'unknown-variable', variable: 'home' });
    expect(problemOf('${toString}/x')).toEqual({ kind: 'unknown-variable', variable: 'toString' });
    expect(problemOf('runs/x')).toEqual({ kind: 'relative', path: 'runs/x' });
  });
});

describe('isInside', () => {
  it('knows a folder from its neighbours with the same beginning', () => {
    expect(isInside('/a/b', '/a/b')).toBe(true);
    expect(isInside('/a/b/c', '/a/b')).toBe(true);
    expect(isInside('/a/b/../bc', '/a/b')).toBe(false);
    expect(isInside('/a', '/a/b')).toBe(false);
    expect(isInside('/a', '/')).toBe(true);
  });
});

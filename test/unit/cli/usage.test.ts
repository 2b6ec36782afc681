import { describe, expect, it } from 'vitest';
import { verifyCommand } from '../../../src/cli/verify-command.ts';
import { visible } from '../../../src/cli/visible.ts';
import { run } from './command-line.ts';

describe('a command that is wrong', () => {
  it.each([
    [['frobnicate'], 'There is no command "frobnicate".'],
    [['cluster'], 'FILE is missing.'],
    [['update', 'a', 'b'], '"b" is one argument too many.'],
    [['cluster', 'a', '--colour'], "Unknown option '--colour'."],
    [['cluster', 'a', '--k', '0'], '--k takes a whole number from 2 to 1000, not "0".'],
    [['cluster', 'a', '--k', 'many'], '--k takes a whole number from 2 to 1000, not "many".'],
    [['cluster', 'a', '--k', '-5'], "Option '--k' argument is ambiguous."],
    [['cluster', 'a', '--device', 'gpu'], '--device takes cpu or cuda or dml'],
    [['cluster', 'a', '--threads', '65'], '--threads takes a whole number from 0 to 64'],
    [['cluster', 'a', '--seed', '1.5'], '--seed takes a whole number'],
    [['cluster', 'a', '--form', '3'], '--form takes a number from 0 to 2, not "3".'],
    [['split', 'a'], '--out DIR is missing.'],
    [['split', 'a', '--out'], "Option '--out <value>' argument missing. See"],
    [['split', 'a', '--out', 'b', '--drop', 'x'], '--drop takes a whole number'],
    [['verify'], 'DIR is missing.'],
  ])('says so in one line: %j', async (words, message) => {
    const { code, stdout, stderr } = await run(...words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^instruction-clusters: [^\n]+ See "instruction-clusters --help"\.\n$/);
  });

  it('shows the usage when there is none, or when asked', async () => {
    expect(await run()).toMatchObject({ code: 2, stderr: '' });
    const help = await run('cluster', '--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const word of ['cluster FILE', 'show RUN', 'split RUN', 'verify DIR', '--sample']) {
      expect(help.stdout).toContain(word);
    }
  });
});

describe('verify', () => {
  it('says so when it is cancelled', async () => {
    await expect(verifyCommand(['folder'], AbortSignal.abort())).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});

describe('visible', () => {
  it('leaves nothing that a terminal obeys', () => {
    expect(visible(' a\n\u001b[31mb\u009b\t\u202ec  ')).toBe('a [31mb c');
  });
});

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ChatServer, status } from '../naming/chat-server.ts';
import { sampleLines } from '../pipeline/cluster-content.ts';
import { tempFolders } from '../run/temp-folder.ts';
import { run } from './command-line.ts';

const tempFolder = tempFolders();
let server: ChatServer;

beforeEach(async () => {
  server = await ChatServer.start(cluster => (cluster === 2 ? 'two\nlines' : `이름 ${cluster}`));
});
afterEach(() => server.stop());

async function clustered(): Promise<string> {
  const source = join(await tempFolder(), 'data.jsonl');
  await writeFile(source, sampleLines(80));
  await run('cluster', source, '--k', '3', '--cache', `${source}.cache`, '--json');
  return `${source}.clusters`;
}

it('names clusters only after the host was agreed to, and gives names only when told to', async () => {
  const folder = await clustered();
  const ask = ['names', folder, '--endpoint', `${server.url}#tiny`, '--language', 'ko'];
  const refused = await run(...ask);
  expect(refused).toMatchObject({ code: 1, stdout: '' });
  expect(refused.stderr).toContain(`Nothing was sent. Add --send-to ${server.host}`);
  expect(server.asked).toEqual([]);

  const shown = await run(...ask, '--show');
  expect(server.asked).toEqual([]);
  const agreed = [...ask, '--send-to', server.host];
  const { stdout } = await run(...agreed);
  expect(stdout).toMatch(
    /^#1 {2}이름 1 {2}\(.*\)\n#2 {2}no name that can be used .*\n#3 {2}이름 3 /,
  );
  expect(server.asked.map(({ prompt }) => `${prompt}\n`)).toEqual([shown.stdout]);
  const journal = join(folder, 'journal.jsonl');
  expect(await readFile(journal, 'utf8')).toBe('');

  const accepted = await run(...agreed, '--accept', '--json');
  expect(JSON.parse(accepted.stdout)).toEqual({
    names: [
      { cluster: 1, name: '이름 1' },
      { cluster: 3, name: '이름 3' },
    ],
    accepted: true,
  });
  expect((await run('show', folder)).stdout).toContain('[이름 3]');
  expect((await run(...agreed, '--cluster', '1,3')).stdout).toBe(
    'All of these clusters have names.\n',
  );
});

it('says what is wrong', async () => {
  const folder = await clustered();
  const ask = ['names', folder, '--endpoint', `${server.url}#tiny`];
  server.always = status(401);
  const { code, stderr } = await run(...ask, '--send-to', server.host);
  expect(code).toBe(1);
  expect(stderr).toContain(`${server.host} refused the key (401)`);
  expect((await run('names', folder)).code).toBe(2);
  expect((await run(...ask, '--language', '?')).stderr).toContain('not "?"');
  expect((await run(...ask, '--cluster', '9')).stderr).toContain('There is no cluster 9');
  expect((await run('names', folder, '--endpoint', 'x')).stderr).toContain('names no endpoint');
});

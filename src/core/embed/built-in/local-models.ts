import { env, LogLevel } from '@huggingface/transformers';

/** From now on models come from the folder `models` and from nowhere else. */
export function useLocalModels(models: string): void {
  env.localModelPath = `${models}/`;
  env.cacheDir = null;
  env.useFSCache = false;
  env.allowRemoteModels = false;
  env.logLevel = LogLevel.ERROR;
}

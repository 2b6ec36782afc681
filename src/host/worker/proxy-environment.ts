/** What VS Code's settings say of a proxy. */
export interface ProxySettings {
  /** `http.proxy`; empty for none. */
  readonly proxy: string;
  /** `http.noProxy`: hosts that are reached without it. */
  readonly noProxy: readonly string[];
}

const names = ['HTTP_PROXY', 'HTTPS_PROXY'] as const;

/**
 * VS Code's proxy as programs outside of it understand one. The variables of the environment go first, as they do for VS Code itself.
 * @param env the environment, in which the names may also be in lower case
 */
export function proxyEnvironment(
  { proxy, noProxy }: ProxySettings,
  env: Readonly<Record<string, string | undefined>>,
): Record<string, string> {
  const isSet = (name: string): boolean => Boolean(env[name] ?? env[name.toLowerCase()]);
  if (proxy === '' || names.some(isSet)) return {};
  const variables = Object.fromEntries(names.map(name => [name, proxy]));
  return noProxy.length === 0 || isSet('NO_PROXY')
    ? variables
    : { ...variables, NO_PROXY: noProxy.join(',') };
}

import { EnvHttpProxyAgent, fetch, type RequestInit, type Response } from 'undici';
import { HumanError, systemCode } from '../errors.ts';

let proxy: EnvHttpProxyAgent | undefined;

/** What is on this machine is asked directly: a proxy would look for it on its own. */
const ownMachine = ['localhost', '127.0.0.1', '[::1]'];

/** `fetch` through the proxy of the environment: HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
export function proxiedFetch(url: string, init: RequestInit): Promise<Response> {
  proxy ??= new EnvHttpProxyAgent({ noProxy: withoutProxy() });
  return fetch(url, { ...init, dispatcher: proxy });
}

function withoutProxy(): string {
  const listed = process.env['no_proxy'] ?? process.env['NO_PROXY'] ?? '';
  return listed.trim() === '*' ? '*' : [listed, ...ownMachine].join(',');
}

/**
 * Why a connection failed or broke off, such as `ECONNREFUSED`; undefined when that is not what went wrong.
 * undici throws a TypeError whose cause says more.
 */
export function networkReason(error: unknown): string | undefined {
  if (error instanceof HumanError) return undefined;
  if (!(error instanceof TypeError) && systemCode(error) === undefined) return undefined;
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  return systemCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
}

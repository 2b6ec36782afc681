import { EnvHttpProxyAgent, fetch, type RequestInit, type Response } from 'undici';
import { HumanError, systemCode } from '../errors.ts';

let proxy: EnvHttpProxyAgent | undefined;

/** `fetch` through the proxy of the environment: HTTP_PROXY, HTTPS_PROXY, NO_PROXY. */
export function proxiedFetch(url: string, init: RequestInit): Promise<Response> {
  return fetch(url, { ...init, dispatcher: (proxy ??= new EnvHttpProxyAgent()) });
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

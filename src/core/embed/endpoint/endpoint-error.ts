import { t } from '@vscode/l10n';
import { HumanError } from '../../errors.ts';

/** Something that may go well another time. */
export class PassingError extends Error {
  override readonly name = 'PassingError';

  /**
   * @param message a clause, such as `it answered 503`
   * @param waitMs how long the server wants to be left alone
   */
  constructor(
    message: string,
    readonly waitMs?: number,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The request was larger than the server takes. */
export class TooLargeError extends Error {
  override readonly name = 'TooLargeError';
}

/** The server does not want the request, and would not want it another time. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';

  /** @param said what the server said, as one short sentence */
  constructor(
    readonly status: number,
    readonly said: string,
  ) {
    super(`it answered ${status}`);
  }

  /** Whether it is the key that was refused. */
  get aboutKey(): boolean {
    return this.status === 401 || this.status === 403;
  }
}

/** Reasons for which a server that nobody has reached yet is not asked again. */
const notThere = new Set(['ECONNREFUSED', 'ENOTFOUND']);

/** Whether nobody is at the address. */
export function isNotThere(error: unknown): error is PassingError {
  return error instanceof PassingError && notThere.has(error.message);
}

export function keyRefused(host: string, status: number): HumanError {
  return new HumanError(
    'endpoint-key',
    t(
      '{0} refused the key ({1}). Give another one with "Choose embedding model…", or on the command line in the variable {2}.',
      host,
      status,
      'INSTRUCTION_CLUSTERS_API_KEY',
    ),
  );
}

/** @param said what the server said, as it is */
export function requestRefused(host: string, status: number, said: string): HumanError {
  return new HumanError(
    'endpoint-refused',
    t('{0} refused the texts ({1}): {2} Check the address and the model.', host, status, said),
  );
}

export function endpointUnreachable(host: string, reason: string, cause: unknown): HumanError {
  return new HumanError(
    'endpoint-unreachable',
    t(
      'Nobody answers at {0} ({1}). Start the server or check the address; what was embedded before is kept.',
      host,
      reason,
    ),
    { cause },
  );
}

export function endpointFailed(host: string, reason: string, cause: unknown): HumanError {
  return new HumanError(
    'endpoint-failed',
    t(
      'Texts could not be embedded by {0}: {1}. What was embedded is kept; cluster again to go on from there.',
      host,
      reason,
    ),
    { cause },
  );
}

export function wrongDimensions(host: string, expected: number, found: number): HumanError {
  return new HumanError(
    'endpoint-dimensions',
    t(
      '{0} answered with vectors of {1} numbers after such of {2}. Another model is behind the address now; cluster again.',
      host,
      found,
      expected,
    ),
  );
}

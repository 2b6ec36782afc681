/**
 * An error that a person can act on. Its message says what happened, where, and what to do; it is
 * shown as it is, without a stack. Every other error is a defect of ours and is logged with its stack.
 */
export class HumanError extends Error {
  override readonly name = 'HumanError';

  /** @param code stable identifier for tests and callers, such as `source-missing` */
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The `code` of a Node system error (`ENOENT`, `EACCES`, …), if `error` is one. */
export function systemCode(error: unknown): string | undefined {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') {
    return error.code;
  }
  return undefined;
}

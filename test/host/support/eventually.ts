const interval = 50;

/**
 * Asks `probe` again and again until it answers with something other than undefined or false: for what the workbench
 * changes without an event.
 * @param what names the awaited thing in the error
 * @param timeLimit milliseconds
 * @throws Error when the time is over
 */
export async function eventually<Value>(
  what: string,
  probe: () => Value | Promise<Value>,
  timeLimit = 20_000,
): Promise<Exclude<Value, undefined | false>> {
  const end = Date.now() + timeLimit;
  for (;;) {
    const value = await probe();
    if (value !== undefined && value !== false) return value as Exclude<Value, undefined | false>;
    if (Date.now() > end) throw new Error(`${what}: not within ${timeLimit / 1000} s.`);
    await new Promise(resolve => setTimeout(resolve, interval));
  }
}

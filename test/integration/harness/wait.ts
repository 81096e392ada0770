const POLL_MS = 25;

/**
 * Waits for a state: asks `state` again and again until it gives something other than undefined, null or false.
 *
 * @param description what is waited for, in the words of the error.
 * @throws Error when the state is not reached within `timeout` milliseconds (10,000 when absent); it quotes the last
 * error that `state` threw, if any.
 */
export async function until<T>(
  description: string,
  state: () => T | Promise<T> | PromiseLike<T>,
  { timeout = 10_000 }: { readonly timeout?: number } = {},
): Promise<NonNullable<Exclude<T, false>>> {
  const deadline = Date.now() + timeout;
  let problem = '';
  while (true) {
    try {
      const value = await state();
      if (value !== undefined && value !== null && value !== false) return value as NonNullable<Exclude<T, false>>;
      problem = '';
    } catch (error) {
      problem = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`Not reached within ${timeout} ms: ${description}${problem}`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

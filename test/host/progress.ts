/**
 * Tells that a long step runs. On a terminal the line counts the seconds; elsewhere (CI, a pipe) it is one line at
 * the beginning and one at the end. Everything goes to stderr.
 */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const began = Date.now();
  const seconds = (): string => `${Math.round((Date.now() - began) / 1000)} s`;
  if (!process.stderr.isTTY) {
    process.stderr.write(`${title} …\n`);
    const result = await work();
    process.stderr.write(`${title}: done in ${seconds()}\n`);
    return result;
  }
  const draw = (): void => {
    process.stderr.write(`\r\x1b[K${title} … ${seconds()}`);
  };
  draw();
  const ticking = setInterval(draw, 1000);
  try {
    const result = await work();
    process.stderr.write(`\r\x1b[K${title}: done in ${seconds()}\n`);
    return result;
  } catch (error) {
    process.stderr.write('\n');
    throw error;
  } finally {
    clearInterval(ticking);
  }
}

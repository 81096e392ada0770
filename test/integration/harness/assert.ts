// Assertions for suites that run in a Node host and in a web worker, where `node:assert` does not exist.

export class AssertionError extends Error {
  override readonly name = 'AssertionError';
}

export function fail(message: string): never {
  throw new AssertionError(message);
}

export function ok(value: unknown, message = 'the value is missing or false'): asserts value {
  if (!value) fail(`${message}: ${show(value)}`);
}

/** `Object.is` equality. */
export function equal<T>(actual: unknown, expected: T, message = 'not the same'): asserts actual is T {
  if (!Object.is(actual, expected)) fail(`${message}\n  actual:   ${show(actual)}\n  expected: ${show(expected)}`);
}

export function notEqual(actual: unknown, unexpected: unknown, message = 'the same'): void {
  if (Object.is(actual, unexpected)) fail(`${message}: ${show(actual)}`);
}

/** Same structure of plain objects, arrays, maps, sets and primitive values. */
export function deepEqual(actual: unknown, expected: unknown, message = 'not alike'): void {
  if (!alike(actual, expected)) fail(`${message}\n  actual:   ${show(actual)}\n  expected: ${show(expected)}`);
}

export function match(actual: string, pattern: RegExp, message = 'does not match'): void {
  if (!pattern.test(actual)) fail(`${message} ${String(pattern)}\n  actual: ${show(actual)}`);
}

/** Passes when the promise rejects with a message that matches. */
export async function rejects(promise: PromiseLike<unknown>, pattern: RegExp): Promise<void> {
  let result: unknown;
  try {
    result = await promise;
  } catch (error) {
    match(error instanceof Error ? error.message : String(error), pattern, 'rejected with another message than');
    return;
  }
  fail(`did not reject with ${String(pattern)} but gave ${show(result)}`);
}

function alike(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  if (a instanceof Map || b instanceof Map) return a instanceof Map && b instanceof Map && alike([...a], [...b]);
  if (a instanceof Set || b instanceof Set) return a instanceof Set && b instanceof Set && alike([...a], [...b]);
  const left = Object.entries(a);
  if (left.length !== Object.keys(b).length) return false;
  return left.every(([key, value]) => key in b && alike(value, (b as Record<string, unknown>)[key]));
}

function show(value: unknown): string {
  if (value instanceof Error) return value.message;
  if (value === undefined || typeof value === 'function' || typeof value === 'symbol') return String(value);
  try {
    return JSON.stringify(value, undefined, 1);
  } catch {
    // A bigint or a cycle.
    return Object.prototype.toString.call(value);
  }
}

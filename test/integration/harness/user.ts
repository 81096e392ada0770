import { ask } from './bridge';
import type { UserActions } from './protocol';

/**
 * A person at VS Code's window: keys, mouse, and what can be seen. Every call is performed by Playwright outside and
 * rejects with what was looked for when it is not there in time.
 */
export const user: UserActions = new Proxy({} as UserActions, {
  get:
    (_target, method) =>
    (...args: readonly unknown[]) =>
      ask({ kind: 'user', method: method as keyof UserActions, args }),
});

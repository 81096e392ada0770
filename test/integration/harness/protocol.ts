// What the tests in the extension host and the driver outside say to each other, over HTTP on this machine.

/** What a test knows about the run that it is part of. */
export interface RunInfo {
  /** For example `1.139.1:web`. */
  readonly name: string;
  /** `desktop`: the extension host is a Node process; `web`: it is a worker of the browser. */
  readonly kind: 'desktop' | 'web';
  /** Of VS Code. */
  readonly version: string;
  /** The folder is not trusted (Restricted Mode). */
  readonly restricted: boolean;
  /** Display language. */
  readonly locale: 'en' | 'fr';
  /** The suite that runs: a name among `SUITES`. Every suite has a VS Code, a folder and settings of its own. */
  readonly suite: string;
  /** Only tests whose full title matches run. */
  readonly grep: string;
  /** Address that answers `Request`s. */
  readonly bridge: string;
}

/** The setting that holds the RunInfo: settings reach both extension hosts in the same way. */
export const RUN_SETTING = { section: 'marginaliaTest', key: 'run' } as const;

/** A Playwright selector, or what a person would look for; inside the given frames, outermost first, if any. */
export type Target =
  | string
  | { readonly role: string; readonly name?: string; readonly exact?: boolean; readonly frames?: readonly string[] }
  | { readonly text: string; readonly exact?: boolean; readonly frames?: readonly string[] }
  | { readonly selector: string; readonly frames?: readonly string[] };

export interface Timed {
  /** Milliseconds; 10,000 when absent. */
  readonly timeout?: number;
}

export interface ClickOptions extends Timed {
  readonly button?: 'left' | 'right' | 'middle';
  readonly clickCount?: number;
  readonly modifiers?: readonly ('Alt' | 'Control' | 'ControlOrMeta' | 'Meta' | 'Shift')[];
}

export interface WaitOptions extends Timed {
  readonly state?: 'attached' | 'detached' | 'visible' | 'hidden';
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a user can do and see. All lengths are CSS pixels of the window. */
export interface UserActions {
  /** Presses keys together, as Playwright names them: `Shift+Alt+N`, `F1`, `Enter`, `ControlOrMeta+Z`. */
  press(keys: string): Promise<void>;
  /** Types text, one key after the other. */
  type(text: string): Promise<void>;
  click(target: Target, options?: ClickOptions): Promise<void>;
  hover(target: Target, options?: Timed): Promise<void>;
  moveMouse(x: number, y: number): Promise<void>;
  /** The visible text of the first match. */
  text(target: Target, options?: Timed): Promise<string>;
  /** The visible text of every match at this moment. */
  texts(target: Target): Promise<readonly string[]>;
  /** How many match at this moment. */
  count(target: Target): Promise<number>;
  attribute(target: Target, name: string, options?: Timed): Promise<string | null>;
  box(target: Target, options?: Timed): Promise<Box>;
  /** Computed CSS values of the first match, or of its `::before` or `::after`. */
  computedStyle(
    target: Target,
    properties: readonly string[],
    pseudo?: '::before' | '::after',
  ): Promise<Readonly<Record<string, string>>>;
  waitFor(target: Target, options?: WaitOptions): Promise<void>;
  /** Saves out/screenshots/<run>/<name>.png. @returns its path. */
  screenshot(name: string, clip?: Box): Promise<string>;
  viewport(width: number, height: number): Promise<void>;
  /** Runs JavaScript source in the window of VS Code. @returns its value, as JSON. */
  evaluate(source: string): Promise<unknown>;
}

export type Request =
  | { readonly kind: 'user'; readonly method: keyof UserActions; readonly args: readonly unknown[] }
  | { readonly kind: 'event'; readonly event: TestEvent };

export type Response = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: string };

export type TestEvent =
  | { readonly type: 'start'; readonly total: number }
  | { readonly type: 'pass'; readonly title: string; readonly ms: number }
  | { readonly type: 'fail'; readonly title: string; readonly error: string }
  | { readonly type: 'end' }
  /** The suite could not be run. */
  | { readonly type: 'crash'; readonly error: string };

/** A test that takes longer has failed. */
export const TEST_TIMEOUT_MS = 60_000;

/** What the run of the suites ends with when a test failed; the driver has the details by then. */
export const TESTS_FAILED = 'Some tests failed.';

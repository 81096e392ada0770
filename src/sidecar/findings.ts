import { LineIndex } from '../text/line-index';
import { message } from '../text/message';
import type { Finding, Severity } from './finding';

/** More are of no use to anyone, and a file of 8 MB could have a million. Infos must not crowd errors out. */
const MAX_FINDINGS = 1000;
const MAX_INFOS = 200;

/** Where in a text: UTF-16 offsets, `end` exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Collects what is wrong with one text, with lines and columns. */
export class Findings {
  private readonly list: Finding[] = [];
  private index: LineIndex | undefined;
  private errors = false;
  private infos = 0;
  private left = 0;

  constructor(private readonly text: string) {}

  get hasErrors(): boolean {
    return this.errors;
  }

  /** Whether no more findings will be shown, so that looking for them is of no use. */
  get isFull(): boolean {
    return this.list.length - this.infos >= MAX_FINDINGS;
  }

  add(severity: Severity, code: string, place: Place, args: readonly (string | number)[] = [], record?: string): void {
    if (severity === 'error') this.errors = true;
    if (severity === 'info' ? this.infos >= MAX_INFOS : this.isFull) {
      this.left++;
      return;
    }
    if (severity === 'info') this.infos++;
    this.index ??= new LineIndex(this.text);
    this.list.push(createFinding(this.index, severity, code, place, args, record));
  }

  /** 1-based line of an offset. */
  lineOf(offset: number): number {
    this.index ??= new LineIndex(this.text);
    return this.index.positionAt(offset).line + 1;
  }

  /** In file order. */
  toArray(): readonly Finding[] {
    this.list.sort((a, b) => a.start - b.start || a.end - b.end);
    const last = this.list.at(-1);
    if (this.left === 0 || last === undefined) return this.list;
    const severity = this.errors ? 'error' : 'info';
    return [...this.list, { ...last, severity, code: 'more-findings', message: message('more-findings', this.left) }];
  }
}

/** One finding at a place of a text. */
export function createFinding(
  index: LineIndex,
  severity: Severity,
  code: string,
  { start, end }: Place,
  args: readonly (string | number)[] = [],
  record?: string,
): Finding {
  const { line, character } = index.positionAt(start);
  return {
    code,
    severity,
    message: message(code, ...args.map(shorten)),
    start,
    end,
    line: line + 1,
    column: character + 1,
    ...(record === undefined ? {} : { record }),
  };
}

/** Arguments come from files of any kind: long ones would bury the message. */
function shorten(argument: string | number): string | number {
  return typeof argument === 'string' && argument.length > 80 ? `${argument.slice(0, 79)}…` : argument;
}

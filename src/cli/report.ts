import { FileError } from '../workspace/file-error';
import { RECOGNITION_MESSAGES } from '../recognition/messages';
import { REVIEW_MESSAGES } from '../review/messages';
import { SIDECAR_MESSAGES } from '../sidecar/messages';
import { UnreadableResultError } from '../sidecar/unreadable-result';
import { fillTemplate, type Message, type MessageTemplates } from '../text/message';
import { FILE_MESSAGES } from '../workspace/messages';
import { ContendedFileError } from '../workspace/sidecar-store';
import { printable } from './printable';

const TEMPLATES: MessageTemplates = {
  ...FILE_MESSAGES,
  ...RECOGNITION_MESSAGES,
  ...REVIEW_MESSAGES,
  ...SIDECAR_MESSAGES,
};

/** A message of the core in English, on one line, safe to show on a terminal. */
export function sayMessage({ code, args }: Message): string {
  const template = TEMPLATES[code];
  return printable(template === undefined ? [code, ...args].join(' ') : fillTemplate(template, args));
}

/** Trouble with a file: `PATH: what`, or `PATH:LINE:COLUMN: what`. */
export function sayTrouble(display: string, error: unknown): string {
  if (!FileError.is(error)) return `${sayPlace(display)}: ${sayFault(error)}`;
  return `${sayPlace(display, error.position?.line, error.position?.column)}: ${sayMessage(error.detail)}`;
}

/** What was thrown and is no trouble with a file. */
export function sayFault(error: unknown): string {
  if (ContendedFileError.is(error))
    return 'others changed it each time it was about to be written; it is as they left it';
  if (UnreadableResultError.is(error)) return sayMessage(error.detail);
  return `internal error: ${printable(error instanceof Error ? error.message : String(error))}`;
}

/** `PATH:LINE:COLUMN`, as editors and terminals make links of it. */
export function sayPlace(display: string, line?: number, column?: number): string {
  const path = printable(display);
  return line === undefined ? path : `${path}:${line}:${column ?? 1}`;
}

/** `1 file`, `2 files`. */
export function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}

/** Said when the paths of a command line hold nothing to work on: silence would look like success. */
export const NO_ARTICLES = 'found no articles (.txt, .text, .md, .markdown, .article, or any file with a sidecar)';

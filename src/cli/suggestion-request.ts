import type { ArticleLanguage } from '../text/language';
import { MAX_ARTICLE_BYTES } from '../node/read-article';
import { isPublicationDate, languageOf } from './options';

/** One line of `marginalia suggest --input jsonl`. */
export interface SuggestionRequest {
  readonly id?: string | number | undefined;
  readonly text: string;
  readonly published?: string | undefined;
  readonly language?: ArticleLanguage | undefined;
}

/** What is said of a line that cannot be answered; with its id where it has one. */
export interface BadRequest {
  readonly id?: string | number | undefined;
  readonly error: string;
}

/** Longest line, in bytes: a text of the largest size, written in JSON's longest escapes. */
export const MAX_LINE_BYTES = 6 * MAX_ARTICLE_BYTES + 64 * 1024;

/** Reads a line. Fields that we do not know are ignored; `null` counts as absent. */
export function readRequest(line: Uint8Array): SuggestionRequest | BadRequest {
  let record: unknown;
  try {
    record = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
  } catch (error) {
    return { error: error instanceof SyntaxError ? `not JSON: ${error.message}` : 'not valid UTF-8' };
  }
  if (typeof record !== 'object' || record === null || Array.isArray(record)) return { error: 'not a JSON object' };
  const fields = new Map<string, unknown>(Object.entries(record).filter(([, value]) => value !== null));
  const id = fields.get('id');
  if (id !== undefined && !isId(id)) {
    return { error: '"id" must be a string or a number that JSON readers keep exactly' };
  }
  const error = faultOf(fields);
  if (error !== undefined) return { id, error };
  return {
    id,
    text: fields.get('text') as string,
    published: fields.get('published') as string | undefined,
    language: languageOf((fields.get('language') as string | undefined) ?? ''),
  };
}

export function isBadRequest(request: SuggestionRequest | BadRequest): request is BadRequest {
  return 'error' in request;
}

/** A number beyond 2^53 would come back as another one. */
function isId(id: unknown): id is string | number {
  return (
    typeof id === 'string' ||
    (typeof id === 'number' && Number.isFinite(id) && (Number.isSafeInteger(id) || !Number.isInteger(id)))
  );
}

function faultOf(fields: ReadonlyMap<string, unknown>): string | undefined {
  const text = fields.get('text');
  if (text === undefined) return 'no "text"';
  if (typeof text !== 'string') return '"text" must be a string';
  if (Buffer.byteLength(text) > MAX_ARTICLE_BYTES) {
    return `"text" is too large: at most ${MAX_ARTICLE_BYTES / 1024 / 1024} MB are read`;
  }
  const published = fields.get('published');
  if (published !== undefined && !(typeof published === 'string' && isPublicationDate(published))) {
    return '"published" must be a date as YYYY-MM-DD, YYYY-MM or YYYY';
  }
  const language = fields.get('language');
  if (language !== undefined && !(typeof language === 'string' && languageOf(language) !== undefined)) {
    return '"language" must be "fr" or "en"';
  }
  return undefined;
}

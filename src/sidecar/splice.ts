import { finish, type Steps } from '../text/steps';
import { sameField, sameRecord } from '../annotation/equality';
import type { AnnotationSet, ArticleInfo, PlainValue } from '../annotation/model';
import type { TextChange } from '../anchoring/placement';
import { decodeUnknown } from './decode-fields';
import { FORBIDDEN_KEYS, RECORD_SECTIONS, type RecordSection } from './fields';
import { Findings } from './findings';
import { blockOf, type Section } from './layout';
import { parseSteps, topLevelKeys, type SidecarDocument } from './parse';
import {
  fieldLines,
  renderArticle,
  renderLayer,
  renderRegistry,
  renderSidecar,
  unknownLines,
  type FieldValues,
} from './render';
import { blankAbove, commentsBelow, commentsIn } from './source-lines';
import { SpliceBuilder, type Later, type NewLines } from './splice-builder';
import { readEntry, spliceRecord } from './splice-record';
import { keepSection, newSection, placed, spliceSection } from './splice-section';
import { applyChanges } from './text-changes';
import { checkLines, checkSize } from './unreadable-result';

/** Records between two pauses. */
const BATCH = 1024;

/** Changes of a document's text, in order and apart, and the document that they make of it. */
export interface Splice {
  readonly edits: readonly TextChange[];
  readonly document: SidecarDocument;
}

/**
 * The smallest edits that make a sidecar say `next`: records and fields that say the same, all comments and unknown
 * fields stay byte for byte; new records come in their place. A file that is empty is written as a whole, with the
 * article's name in its first line. Linear in the number of records, with a small constant; only records that change
 * are read.
 * @throws UnreadableResultError for a set beyond the reader's limits of size and line length; Error for a document
 *   that is not writable, and for ids used twice or reserved.
 */
export function spliceSidecar(document: SidecarDocument, next: AnnotationSet, articleName: string): Splice {
  return finish(spliceSteps(document, next, articleName));
}

/** {@link spliceSidecar} with pauses. */
export function spliceSteps(document: SidecarDocument, next: AnnotationSet, articleName: string): Steps<Splice> {
  return splice(document, next, () => renderSidecar(next, articleName));
}

/** {@link spliceSidecar} for a registry: only entities and unknown top-level fields count. */
export function spliceRegistry(document: SidecarDocument, next: AnnotationSet): Splice {
  return finish(splice(document, next, () => renderRegistry(next)));
}

function* splice(document: SidecarDocument, next: AnnotationSet, render: () => string): Steps<Splice> {
  if (!document.writable) throw new Error('a file with errors is never written');
  if (document.set === next) return { edits: [], document };
  yield* checkIds(document.set, next);
  if (document.layout.length === 0) return yield* writeWhole(document, next, render());
  const changed = yield* new FileSplice(document, next).run();
  checkSize(changed.document.text.length);
  for (const { text } of changed.edits) checkLines(text);
  return changed;
}

/** An empty file: everything is new. Comments that stand in it stay, in place of ours. */
function* writeWhole(document: SidecarDocument, next: AnnotationSet, rendered: string): Steps<Splice> {
  const { text, kind, bom } = document;
  const content = text.trim() === '' ? rendered : `\n${rendered.slice(rendered.indexOf('\n') + 1)}`;
  const start = text.trim() === '' ? 0 : text.trimEnd().length;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lead = start === 0 ? '' : '\n';
  const edits = [{ start, end: text.length, text: (lead + content).replaceAll('\n', eol) }];
  const result = applyChanges(text, edits);
  checkSize(result.length);
  checkLines(content);
  const written = yield* parseSteps(kind, result);
  if (!written.writable) throw new Error('the set cannot be written');
  return { edits, document: { ...written, bom, set: next } };
}

/** Ids that are new must be usable, and unique in the file. */
function* checkIds(before: AnnotationSet, next: AnnotationSet): Steps<void> {
  for (const section of RECORD_SECTIONS) {
    if (before[section] === next[section]) continue;
    let count = 0;
    for (const id of next[section].keys()) {
      count += 1;
      if (count % BATCH === 0) yield;
      if (before[section].has(id)) continue;
      if (FORBIDDEN_KEYS.has(id) || RECORD_SECTIONS.some((other) => other !== section && next[other].has(id))) {
        throw new Error(`the id ${JSON.stringify(id)} cannot be used`);
      }
    }
  }
}

class FileSplice {
  private readonly builder: SpliceBuilder;
  private readonly sections: Later<Section>[] = [];
  /** Sections to come, by the key of the one that they follow. */
  private readonly behind = new Map<string, string[]>();

  constructor(
    private readonly document: SidecarDocument,
    private readonly next: AnnotationSet,
  ) {
    this.builder = new SpliceBuilder(document);
  }

  *run(): Steps<Splice> {
    this.placeNewSections();
    for (const section of this.document.layout) {
      const changed = yield* this.change(section);
      if (changed !== undefined) this.sections.push(changed);
      const followers = this.behind.get(section.key) ?? [];
      const end = section.end;
      const at = followers.length > 0 ? commentsBelow(this.builder.text, end, 0) : end;
      for (const key of followers) {
        this.sections.push(placed({ key }, this.builder.insert(at, this.newSection(key))));
      }
    }
    return yield* this.builder.build(this.sections, this.next);
  }

  /** Each new section follows the last one that comes before it in our order; unknown ones come last. */
  private placeNewSections(): void {
    const { layout, kind } = this.document;
    const present = new Set(layout.map(({ key }) => key));
    const order = topLevelKeys(kind);
    const last = layout.at(-1)?.key ?? 'format';
    let anchor = 'format';
    for (const key of order) {
      if (present.has(key)) anchor = key;
      else if (this.isWanted(key)) this.follow(anchor, key);
    }
    for (const key of this.next.unknown?.keys() ?? []) if (!present.has(key)) this.follow(last, key);
  }

  private follow(anchor: string, key: string): void {
    const followers = this.behind.get(anchor);
    if (followers === undefined) this.behind.set(anchor, [key]);
    else followers.push(key);
  }

  private isWanted(key: string): boolean {
    const { next } = this;
    if (key === 'layer') return next.layer !== undefined;
    if (key === 'article') return hasFields(next.article);
    return isRecordSection(key) && next[key].size > 0;
  }

  private newSection(key: string): NewLines {
    const { builder, next } = this;
    const { eol } = builder;
    if (isRecordSection(key)) {
      const lines = newSection(builder, key, next[key]);
      return { ...lines, text: lines.text, blocks: [headerBlock(lines.text, eol, key), ...lines.blocks] };
    }
    if (key === 'layer') return oneEntry(renderLayer(next.layer ?? '').replaceAll('\n', eol), 0);
    if (key === 'article') return oneEntry(eol + renderArticle(next.article).replaceAll('\n', eol), eol.length);
    return this.unknownLines(key, eol);
  }

  private *change(section: Section): Steps<Later<Section> | undefined> {
    const { document, next, builder } = this;
    const { key } = section;
    const known = topLevelKeys(document.kind).includes(key);
    if (!known) return this.changeUnknown(section);
    if (isRecordSection(key)) {
      if (document.set[key] === next[key]) return keepSection(builder, section);
      return yield* spliceSection(builder, key, section, document.set[key], next[key]);
    }
    if (key === 'article') return this.changeArticle(section);
    if (key === 'layer' && document.set.layer !== next.layer) {
      if (next.layer === undefined) {
        this.drop(section);
        return;
      }
      return this.rewrite(section, renderLayer(next.layer));
    }
    return keepSection(builder, section);
  }

  private changeArticle(section: Section): Later<Section> | undefined {
    const { builder, document, next } = this;
    const before = document.set.article;
    if (before === next.article || sameRecord(before, next.article)) return keepSection(builder, section);
    builder.forget('article');
    if (!hasFields(next.article)) {
      this.drop(section);
      return;
    }
    const source = builder.text.slice(section.start, section.end);
    const open = source.endsWith('\n') ? '' : builder.eol;
    const { block, findings } = spliceRecord(
      'article',
      'article',
      source + open,
      before as FieldValues,
      next.article as FieldValues,
      builder.eol,
    );
    const lines = oneEntry(block, 0);
    return placed(section, builder.replace(section.start, section.end, { ...lines, findings }));
  }

  private changeUnknown(section: Section): Later<Section> | undefined {
    const { builder, document, next } = this;
    const { key } = section;
    const value = next.unknown?.get(key);
    if (value === undefined) {
      this.drop(section);
      return;
    }
    const before = document.set.unknown?.get(key);
    if (before !== undefined && sameField(before, value)) return keepSection(builder, section);
    builder.forget(key);
    return this.rewrite(section, this.unknownLines(key, '').text);
  }

  private unknownLines(key: string, gap: string): NewLines {
    const value: PlainValue = this.next.unknown?.get(key) ?? null;
    const lines = unknownLines(new Map([[key, value]])).map(({ line }) => `${gap}${line}${this.builder.eol}`);
    return oneEntry(lines.join(''), gap.length);
  }

  /** Writes a top-level entry anew, its comments behind it or above it. */
  private rewrite(section: Section, rendered: string): Later<Section> {
    const { builder } = this;
    const comments = commentsIn(builder.text.slice(section.start, section.end));
    const line = rendered.trimEnd();
    const only = comments.length === 1 ? ` ${comments[0] ?? ''}` : '';
    const above = comments.length > 1 ? comments.map((comment) => comment + builder.eol).join('') : '';
    const lines = oneEntry(above + line + only + builder.eol, above.length);
    return placed(section, builder.replace(section.start, section.end, lines));
  }

  /** Takes a top-level entry out; its comments stay. */
  private drop(section: Section): Later<Section> | undefined {
    const { builder } = this;
    builder.forget(section.key);
    const comments = commentsIn(builder.text.slice(section.start, section.end));
    if (comments.length === 0) {
      const start = section.key === 'layer' ? section.start : blankAbove(builder.text, section.start);
      builder.remove(start, section.end);
    } else {
      const text = comments.map((comment) => comment + builder.eol).join('');
      builder.replace(section.start, section.end, { text, blocks: [], findings: [] });
    }
    return undefined;
  }
}

/** The layout and findings of lines that hold one top-level entry, which starts at `from`. */
function oneEntry(text: string, from: number): NewLines {
  const source = text.slice(from);
  const entry = readEntry(source);
  if (entry === undefined) checkLines(source);
  if (entry === undefined) throw new Error('the set cannot be written');
  const findings = new Findings(text);
  const { key, value } = entry;
  if (!topLevelKeys('sidecar').includes(key)) {
    decodeUnknown({ ...entry, keyStart: entry.keyStart + from, keyEnd: entry.keyEnd + from }, findings);
  }
  const below = value.kind === 'map' && !value.flow ? value.entries : [];
  const blocks = [entry, ...below].map((one) => {
    const { key: name, start, end } = blockOf(source, one);
    return { key: name, start: start + from, end: end + from };
  });
  return { text, blocks, findings: findings.toArray() };
}

/** The key's line of a new section, which stands behind a blank line. */
function headerBlock(text: string, eol: string, key: string): { key: string; start: number; end: number } {
  return { key, start: eol.length, end: text.indexOf('\n', eol.length) + 1 };
}

function hasFields(article: ArticleInfo): boolean {
  return fieldLines('article', article as FieldValues).length > 0;
}

function isRecordSection(key: string): key is RecordSection {
  return (RECORD_SECTIONS as readonly string[]).includes(key);
}

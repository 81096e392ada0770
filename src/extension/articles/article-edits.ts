import {
  acceptMention,
  linkMention,
  putEntity,
  rejectMention,
  rejectQuote,
  removeMention,
  retypeMention,
  setDone,
  setMentionQuote,
} from '../../annotation/edits';
import { entityId } from '../../annotation/ids';
import { type AnnotationSet, isProposed } from '../../annotation/model';
import { describeSpan, describeSteps } from '../../anchoring/describe';
import type { SuggestedEntity, Suggestion } from '../../recognition/recognizer';
import type { Span } from '../../text/span';
import type { Scheduler } from '../../text/scheduling';
import { inSlices, type Steps } from '../../text/steps';
import { adoptSteps } from '../../workspace/adopt';
import type { SidecarStore } from '../../workspace/sidecar-store';
import type { ArticleSession } from './article-session';
import type { Mark } from './mark';

/** What a person does to an article's annotations. Each is one journal entry, whatever it touches. */
export class ArticleEdits {
  constructor(
    private readonly store: SidecarStore,
    /** The name that the person's decisions are signed with. */
    private readonly annotator: () => string,
    /** How the program signs what it suggested: `marginalia VERSION`. */
    private readonly machine: string,
    private readonly scheduler: Scheduler,
  ) {}

  accept(session: ArticleSession, marks: readonly Mark[]): Promise<void> {
    const person = this.annotator();
    return this.edit(session, (set) => {
      const suggestions = suggestionsOf(session, marks);
      const accepted = marks
        .filter(({ kind }) => kind === 'mention')
        .reduce((next, { id }) => acceptMention(next, id, person), set);
      return suggestions.length === 0
        ? accepted
        : this.adopt(session, accepted, suggestions, { by: this.machine, reviewedBy: [person] });
    });
  }

  /** Turns marks down: stored proposals and suggestions are not proposed again. */
  reject(session: ArticleSession, marks: readonly Mark[]): Promise<void> {
    const person = this.annotator();
    return this.edit(session, async (set) => {
      const suggestions = suggestionsOf(session, marks);
      const quotes = await this.inSlices(describeSteps(session.search, suggestions));
      const rejected = marks
        .filter(({ kind }) => kind === 'mention')
        .reduce((next, { id }) => rejectMention(next, id, person), set);
      return quotes.reduce(
        (next, quote, index) => rejectQuote(next, suggestions[index]?.type ?? '', quote, this.machine, person),
        rejected,
      );
    });
  }

  /** Marks a span as a person's own decision. A suggestion of the same span and type gives its entity and value. */
  mark(session: ArticleSession, spans: readonly Span[], type: string): Promise<void> {
    const person = this.annotator();
    const wanted = spans.map((span): Suggestion => {
      const known = suggestionsOf(session, session.marksAt(span)).find(
        (suggestion) => suggestion.type === type && suggestion.start === span.start && suggestion.end === span.end,
      );
      const text = session.text.slice(span.start, span.end);
      return known ?? { type, ...span, entity: `own:${text}`, confidence: 1, why: { code: 'by-hand', args: [] } };
    });
    const own = wanted.flatMap(({ entity }): SuggestedEntity[] =>
      entity?.startsWith('own:') === true ? [{ key: entity, type, name: entity.slice(4), aliases: [] }] : [],
    );
    return this.edit(session, (set) => this.adopt(session, set, wanted, { by: person }, own));
  }

  retype(session: ArticleSession, mark: Mark, type: string): Promise<void> {
    if (mark.kind === 'suggestion') return this.mark(session, [mark], type);
    const person = this.annotator();
    const options = { by: person, entityOf: (id: string) => session.registry?.resolve(id) };
    return this.edit(session, (set) => acceptMention(retypeMention(set, mark.id, type, options), mark.id, person));
  }

  /** Gives a stored mention other edges. */
  setSpan(session: ArticleSession, mark: Mark, span: Span): Promise<void> {
    const person = this.annotator();
    const quote = describeSpan(session.text, span);
    return this.edit(session, (set) => acceptMention(setMentionQuote(set, mark.id, quote), mark.id, person));
  }

  /** Says that a mention means an entity: one of this article or of the registry; undefined means none. */
  link(session: ArticleSession, mark: Mark, entity: string | undefined): Promise<void> {
    const person = this.annotator();
    return this.edit(session, (set) => acceptMention(linkMention(set, mark.id, entity), mark.id, person));
  }

  /** Links a mention to an entity that is new in this article. */
  linkNew(session: ArticleSession, mark: Mark, name: string): Promise<void> {
    const person = this.annotator();
    return this.edit(session, (set) => {
      const taken = (id: string) => set.entities.has(id) || session.registry?.resolve(id) !== undefined;
      const id = entityId(name, undefined, taken);
      const withEntity = putEntity(set, { id, type: mark.type, name });
      return acceptMention(linkMention(withEntity, mark.id, id), mark.id, person);
    });
  }

  /** Takes a stored mention out of the file. */
  remove(session: ArticleSession, ids: readonly string[]): Promise<void> {
    return this.edit(session, (set) => ids.reduce((next, id) => removeMention(next, id), set));
  }

  /** Stores all suggestions as proposals, so that others can review them. */
  saveSuggestions(session: ArticleSession): Promise<void> {
    const suggestions = suggestionsOf(session, session.marks());
    return this.edit(session, (set) => this.adopt(session, set, suggestions, { by: this.machine, status: 'proposed' }));
  }

  /** Records which types are completely marked; the others count as open. */
  setFinished(session: ArticleSession, finished: readonly string[]): Promise<void> {
    const person = this.annotator();
    return this.edit(session, (set) => {
      const types = new Set([...(set.article.done ?? []), ...finished]);
      return [...types].reduce((next, type) => {
        const done = finished.includes(type);
        return (next.article.done ?? []).includes(type) === done ? next : setDone(next, type, done, person);
      }, set);
    });
  }

  undo(session: ArticleSession): Promise<boolean> {
    return this.store.undo(session.file.path);
  }

  redo(session: ArticleSession): Promise<boolean> {
    return this.store.redo(session.file.path);
  }

  /** The marks that still wait for a person and mean the same entity as the given one. */
  pendingOfSameEntity(session: ArticleSession, mark: Mark): readonly Mark[] {
    const entity = entityKeyOf(session, mark);
    return session.marks().filter((other) => {
      if (other.type !== mark.type || other.status !== 'proposed') return false;
      return other.id === mark.id || (entity !== undefined && entityKeyOf(session, other) === entity);
    });
  }

  /** Adopts suggestions in slices, with the text and the places as they are when that begins. */
  private adopt(
    session: ArticleSession,
    set: AnnotationSet,
    suggestions: readonly Suggestion[],
    how: { readonly by: string; readonly reviewedBy?: readonly string[]; readonly status?: 'proposed' },
    own: readonly SuggestedEntity[] = [],
  ): Promise<AnnotationSet> {
    const { registry, search } = session;
    const known = session.suggestions.allEntities();
    const input = {
      text: search.text,
      set,
      placements: session.placements(),
      suggestions,
      entities: own.length === 0 ? known : [...known, ...own],
      ...(registry === undefined ? {} : { registry }),
      ...how,
    };
    return this.inSlices(adoptSteps(search, input));
  }

  private inSlices<T>(steps: Steps<T>): Promise<T> {
    return inSlices(steps, { ...this.scheduler, signal: { aborted: false } });
  }

  private async edit(
    session: ArticleSession,
    change: (set: AnnotationSet) => AnnotationSet | Promise<AnnotationSet>,
  ): Promise<void> {
    await this.store.edit(session.file, change);
  }
}

function suggestionsOf(session: ArticleSession, marks: readonly Mark[]): Suggestion[] {
  return marks.flatMap((mark) => {
    const suggestion = mark.kind === 'suggestion' ? session.suggestions.get(mark.id) : undefined;
    return suggestion === undefined ? [] : [suggestion];
  });
}

/** What a mark is grouped by: an entity's name, since a suggestion and a stored mention know it by different keys. */
export function entityKeyOf(session: ArticleSession, mark: Mark): string | undefined {
  if (mark.kind === 'mention') {
    const id = session.mention(mark.id)?.entity;
    return id === undefined ? undefined : (session.set?.entities.get(id)?.name ?? id);
  }
  return session.suggestions.entity(session.suggestions.asRead(mark.id)?.entity)?.name;
}

/** Whether anything of the article still waits for a person. */
export function hasPending(session: ArticleSession): boolean {
  if (session.suggestions.size > 0) return true;
  for (const mention of session.set?.mentions.values() ?? []) if (isProposed(mention)) return true;
  return false;
}

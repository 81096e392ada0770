import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { factsOf, type MarkFacts } from '../../articles/mark-facts';
import { asMarkdown } from '../../platform/as-text';
import { localize } from '../../platform/localize';
import { typeIcon, typeName } from '../../platform/type-names';

/** The commands a card may link to; nothing else in it is live. Their handlers validate the arguments again. */
export const CARD_COMMANDS = [
  'marginalia.accept',
  'marginalia.acceptEntity',
  'marginalia.reject',
  'marginalia.remove',
  'marginalia.retype',
  'marginalia.link',
] as const;

/** Counts to show with an entity: in this article and, where the index knows, in the workspace. */
export interface CardCounts {
  readonly article: number;
  readonly workspace?: { readonly mentions: number; readonly articles: number } | undefined;
}

/** The hover card of one mark. Whatever comes from a file is escaped whole. */
export function card(session: ArticleSession, mark: Mark, counts: CardCounts): vscode.MarkdownString {
  const facts = factsOf(session, mark);
  const markdown = new vscode.MarkdownString('', true);
  markdown.isTrusted = { enabledCommands: [...CARD_COMMANDS] };
  markdown.supportHtml = false;
  markdown.appendMarkdown(paragraphs(session, mark, facts, counts).join('\n\n'));
  return markdown;
}

function paragraphs(session: ArticleSession, mark: Mark, facts: MarkFacts, counts: CardCounts): string[] {
  const lines: string[] = [];
  const title = mark.type === 'date' ? facts.text : facts.name;
  lines.push(`$(${typeIcon(mark.type)}) **${asMarkdown(title, 200)}** — ${typeName(mark.type)}${statusText(mark)}`);
  if (facts.role !== undefined) lines.push(asMarkdown(facts.role, 200));
  if (mark.type === 'date') lines.push(dateText(facts, session.set?.article.published));
  const others = facts.aliases.filter((alias) => alias !== title);
  if (others.length > 0) {
    lines.push(
      vscode.l10n.t(
        'Also: {0}',
        others
          .slice(0, 8)
          .map((alias) => asMarkdown(alias, 100))
          .join(', '),
      ),
    );
  }
  const note = facts.mention?.note ?? facts.entity?.note;
  if (note !== undefined) lines.push(asMarkdown(note, 500));
  if (facts.suggestion !== undefined) {
    const percent = Math.round(facts.suggestion.confidence * 100);
    lines.push(vscode.l10n.t('Why: {0} ({1}%)', escapeLocalized(localize(facts.suggestion.why)), percent));
  }
  lines.push(stateText(mark), peopleText(facts), countsText(mark, counts), ...identifierLinks(facts));
  lines.push(actions(session, mark));
  return lines.filter((line) => line !== '');
}

function statusText(mark: Mark): string {
  if (mark.kind === 'suggestion') return ` · ${vscode.l10n.t('suggestion')}`;
  if (mark.status === 'proposed') return ` · ${vscode.l10n.t('proposed')}`;
  return mark.status === 'disputed' ? ` · ${vscode.l10n.t('disputed')}` : '';
}

function dateText({ text, value, timex, suggestion }: MarkFacts, published: string | undefined): string {
  if (value === undefined) return vscode.l10n.t('No value yet');
  // The recognizer's own explanation says the value and how it came about.
  if (suggestion !== undefined) return '';
  const [written, resolved] = [asMarkdown(text, 100), `\`${codeText(value)}\``];
  if (timex === undefined) return `${written} → ${resolved}`;
  const form = `\`${codeText(timex)}\``;
  return published === undefined
    ? vscode.l10n.t('{0} → {1}, resolved from {2}', written, resolved, form)
    : vscode.l10n.t('{0} → {1}, resolved from {2}, counted from {3}', written, resolved, form, codeText(published));
}

/** A date value holds nothing but these characters; anything else of a broken file is left out. */
function codeText(value: string): string {
  return value.replace(/[^0-9A-Za-z/:+.-]/g, '').slice(0, 60);
}

function escapeLocalized(text: string): string {
  return asMarkdown(text, 400);
}

function stateText({ state }: Mark): string {
  switch (state) {
    case 'modified':
      return vscode.l10n.t('$(warning) The text here is no longer the text that was marked.');
    case 'moved':
      return vscode.l10n.t('$(warning) This text was found in another place than before.');
    case 'ambiguous':
      return vscode.l10n.t(
        '$(warning) The same words stand in several places; this may not be the one that was meant.',
      );
    default:
      return '';
  }
}

function peopleText({ mention }: MarkFacts): string {
  if (mention === undefined) return '';
  const by = mention.by === undefined ? '' : vscode.l10n.t('Marked by {0}', asMarkdown(mention.by, 100));
  const reviewers = (mention.reviewedBy ?? []).slice(0, 8).map((name) => asMarkdown(name, 100));
  const reviewed = reviewers.length === 0 ? '' : vscode.l10n.t('reviewed by {0}', reviewers.join(', '));
  return [by, reviewed].filter((part) => part !== '').join(' · ');
}

function countsText(mark: Mark, { article, workspace }: CardCounts): string {
  if (mark.type === 'date') return '';
  const here = article === 1 ? vscode.l10n.t('1 mention here') : vscode.l10n.t('{0} mentions here', article);
  if (workspace === undefined || workspace.articles < 2) return here;
  return `${here} · ${vscode.l10n.t('{0} in {1} articles', workspace.mentions, workspace.articles)}`;
}

/** Identifiers become links only where their authority is known and their id is plain. */
function identifierLinks({ entity }: MarkFacts): string[] {
  return (entity?.identifiers ?? []).slice(0, 8).map((identifier) => {
    const wikidata = /^wikidata:(Q\d{1,12})$/.exec(identifier)?.[1];
    return wikidata === undefined
      ? asMarkdown(identifier, 200)
      : `[wikidata ${wikidata}](https://www.wikidata.org/wiki/${wikidata})`;
  });
}

function actions(session: ArticleSession, mark: Mark): string {
  if (!session.writable) return vscode.l10n.t('The annotations of this article have errors and are read-only.');
  const link = (command: (typeof CARD_COMMANDS)[number], label: string) => {
    const argument = encodeURIComponent(JSON.stringify([{ uri: session.document.uri.toString(), id: mark.id }]));
    return `[${label}](command:${command}?${argument})`;
  };
  const pending = mark.status === 'proposed';
  return [
    ...(pending
      ? [
          link('marginalia.accept', vscode.l10n.t('$(check) Accept')),
          ...(mark.type === 'date' ? [] : [link('marginalia.acceptEntity', vscode.l10n.t('$(check-all) Accept All'))]),
          link('marginalia.reject', vscode.l10n.t('$(x) Reject')),
        ]
      : [link('marginalia.remove', vscode.l10n.t('$(trash) Remove'))]),
    link('marginalia.retype', vscode.l10n.t('Change Type…')),
    ...(mark.kind === 'mention' && mark.type !== 'date' ? [link('marginalia.link', vscode.l10n.t('Link…'))] : []),
  ].join(' &nbsp; ');
}

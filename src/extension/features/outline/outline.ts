import * as vscode from 'vscode';
import type { Entity, Mention } from '../../../annotation/model';
import { Cancelled, inSlices, type Steps } from '../../../text/steps';
import type { ArticleSession } from '../../articles/article-session';
import type { Mark } from '../../articles/mark';
import { entityOf, groupKey } from '../../articles/mark-facts';
import { asText } from '../../platform/as-text';
import { toRange } from '../../platform/coordinates';
import { typeName } from '../../platform/type-names';
import type { Services } from '../../services';

const MAX_SYMBOLS = 2000;
/** Symbols between two pauses. */
const BATCH = 64;

const KINDS: Readonly<Record<string, vscode.SymbolKind>> = {
  actor: vscode.SymbolKind.Object,
  institution: vscode.SymbolKind.Module,
  date: vscode.SymbolKind.Event,
};

/** What the outline says of a mention, whatever place it has. */
interface Label {
  readonly entity: Entity | undefined;
  readonly text: string;
  readonly name: string;
  readonly group: string;
}

/** One symbol per entity with its mentions below, for the Outline view and "Go to Symbol". */
export function registerOutline(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    { pattern: '**' },
    {
      async provideDocumentSymbols(document, token) {
        const session = services.sessions.get(document);
        if (session === undefined) return undefined;
        const signal = {
          get aborted() {
            return token.isCancellationRequested;
          },
        };
        try {
          return await inSlices(symbolSteps(session), { ...services.scheduler, signal });
        } catch (error) {
          if (error instanceof Cancelled) return undefined;
          throw error;
        }
      },
    },
    { label: 'Marginalia' },
  );
}

function* symbolSteps(session: ArticleSession): Steps<vscode.DocumentSymbol[]> {
  const groups = new Map<string, vscode.DocumentSymbol>();
  for (const [index, mark] of session.mentionMarks(MAX_SYMBOLS).entries()) {
    if (index % BATCH === BATCH - 1) yield;
    const label = labelOf(session, mark);
    if (label === undefined) continue;
    const range = toRange(session.document, mark);
    const kind = KINDS[mark.type] ?? vscode.SymbolKind.Key;
    const symbol = new vscode.DocumentSymbol(label.text, '', kind, range, range);
    const group = groups.get(label.group);
    if (group === undefined) {
      const top = new vscode.DocumentSymbol(label.name, typeName(mark.type), kind, range, range);
      top.children.push(symbol);
      groups.set(label.group, top);
    } else {
      group.children.push(symbol);
      group.range = group.range.union(range);
    }
  }
  return [...groups.values()];
}

/** Labels that were made before: the editor asks for all symbols again after every pause in typing. */
const labels = new WeakMap<Mention, Label>();

function labelOf(session: ArticleSession, mark: Mark): Label | undefined {
  const mention = session.mention(mark.id);
  if (mention === undefined) return undefined;
  const entity = entityOf(session, mention.entity);
  if (mark.state !== 'exact') return makeLabel(mark, entity, session.text.slice(mark.start, mark.end));
  let label = labels.get(mention);
  if (label === undefined || label.entity !== entity) {
    label = makeLabel(mark, entity, mention.exact);
    labels.set(mention, label);
  }
  return label;
}

function makeLabel({ type }: Mark, entity: Entity | undefined, text: string): Label {
  const name = entity?.name ?? text;
  return { entity, text: asText(text, 80) || '…', name: asText(name, 80) || '…', group: groupKey(type, name) };
}

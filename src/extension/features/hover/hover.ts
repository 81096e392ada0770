import * as vscode from 'vscode';
import type { ArticleSession } from '../../articles/article-session';
import { entityKeyOf } from '../../articles/article-edits';
import type { Mark } from '../../articles/mark';
import { offsetAt, toRange } from '../../platform/coordinates';
import type { Services } from '../../services';
import { card } from './card';

/** Hover cards for every mark under the pointer, the innermost first. */
export function registerHover(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return vscode.languages.registerHoverProvider(
    { pattern: '**' },
    {
      provideHover(document, position) {
        const session = services.sessions.get(document);
        if (session === undefined) return undefined;
        const offset = offsetAt(document, position);
        const touching = session.marksAt({ start: offset, end: offset }).toReversed();
        const holding = touching.filter((mark) => mark.start <= offset && offset < mark.end);
        // After going to a mark by keyboard the caret stands behind its last character.
        const marks = holding.length > 0 ? holding : touching.filter((mark) => mark.end === offset);
        const innermost = marks[0];
        if (innermost === undefined) return undefined;
        const cards = marks.slice(0, 4).map((mark) => card(session, mark, countsOf(services, session, mark)));
        return new vscode.Hover(cards, toRange(document, innermost));
      },
    },
  );
}

function countsOf(services: Services, session: ArticleSession, mark: Mark) {
  const key = entityKeyOf(session, mark);
  const article = key === undefined ? 1 : session.marks().filter((other) => entityKeyOf(session, other) === key).length;
  const id = session.mention(mark.id)?.entity;
  return { article, workspace: id === undefined ? undefined : services.index.usage(session.document.uri, id) };
}

import * as vscode from 'vscode';
import {
  caretAt,
  caretIn,
  closeAll,
  findMark,
  marksOf,
  newArticle,
  type OpenArticle,
  openArticle,
  readFile,
  select,
  setSelection,
  sidecarWith,
  textOf,
} from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

const DISPATCH = [
  'Le port de Safi reprend ses activités',
  '',
  'Safi, 04/03/2021 (MAP) – Le directeur général de l’Office chérifien des pêches (OCP), M. Idris Maalouf, a annoncé, jeudi à Safi, la reprise des activités du port.',
  '',
  '« Les travaux sont achevés », a déclaré M. Maalouf devant la presse.',
  '',
].join('\n');

function selectedText({ editor }: OpenArticle): string {
  return editor.document.getText(editor.selection);
}

if (ordinaryRun) {
  describe('annotating an article', () => {
    afterEach(closeAll);

    it('suggests names and dates without writing anything', async () => {
      const article = await newArticle('suggests.txt', DISPATCH);
      assert.ok(marksOf(article.session).includes('actor:Idris Maalouf?'), marksOf(article.session).join(', '));
      assert.ok(marksOf(article.session).includes('date:jeudi?'));
      assert.equal(await readFile(article.sidecar), undefined);
    });

    it('accepts the suggestion at the caret with a key, and takes it back with another', async () => {
      const article = await newArticle('accepts.txt', DISPATCH);
      await caretIn(article.editor, 'Idris Maalouf');
      await user.press('Shift+Alt+M');
      await user.press('Enter');
      const sidecar = await sidecarWith(article, /exact: "Idris Maalouf"/);
      assert.match(sidecar, /reviewed_by: \[".+"\]/);
      await until('it is decided', () => marksOf(article.session).includes('actor:Idris Maalouf'));
      await user.press('Shift+Alt+M');
      await user.press('u');
      await until('the acceptance is taken back', () => marksOf(article.session).includes('actor:Idris Maalouf?'));
      assert.ok(!(await readFile(article.sidecar))?.includes('Idris Maalouf'));
    });

    it('rejects a suggestion for good', async () => {
      const article = await newArticle('rejects.txt', DISPATCH);
      await caretIn(article.editor, 'jeudi');
      await user.press('Shift+Alt+M');
      await user.press('Backspace');
      await sidecarWith(article, /^rejected:\n(.*\n)*? {2}m-\w+: \{.*exact: "jeudi"/m);
      await until('it is gone', () => findMark(article.session, 'jeudi') === undefined);
      await vscode.commands.executeCommand('marginalia.suggest');
      assert.equal(findMark(article.session, 'jeudi'), undefined);
    });

    it('marks a selection, snapped to whole words without the elision', async () => {
      const article = await newArticle('marks.txt', 'La note de l’Agence du littoral est parue.\n');
      const { start } = await select(article.editor, 'l’Agence du littor');
      await setSelection(article.editor, new vscode.Selection(start, start.translate(0, 'l’Agence du littor'.length)));
      await user.press('Shift+Alt+M');
      await user.press('i');
      await sidecarWith(article, /exact: "Agence du littoral"/);
      await until('it is drawn', () => marksOf(article.session).includes('institution:Agence du littoral'));
    });

    it('retypes a mark when another type’s key is pressed on it', async () => {
      const article = await newArticle('retypes.txt', 'La note de l’Agence du littoral est parue.\n');
      await select(article.editor, 'Agence du littoral');
      await vscode.commands.executeCommand('marginalia.mark.institution');
      await sidecarWith(article, /type: institution\n.*\n? *exact: "Agence du littoral"/);
      await caretIn(article.editor, 'littoral');
      await user.press('Shift+Alt+M');
      await user.press('a');
      await sidecarWith(article, /type: actor\n/);
      assert.equal(article.session.set?.mentions.size, 1);
    });

    it('removes a mark', async () => {
      const article = await newArticle('removes.txt', 'La note de l’Agence du littoral est parue.\n');
      await select(article.editor, 'Agence du littoral');
      await vscode.commands.executeCommand('marginalia.mark.institution');
      await sidecarWith(article, /Agence du littoral/);
      await caretIn(article.editor, 'littoral');
      await user.press('Shift+Alt+M');
      await user.press('x');
      await until('the mark is gone', () => article.session.set?.mentions.size === 0);
    });

    it('accepts every mention of an entity at once', async () => {
      const article = await newArticle('entity.txt', DISPATCH);
      await caretIn(article.editor, 'Idris Maalouf');
      await vscode.commands.executeCommand('marginalia.acceptEntity');
      await until('both mentions are decided', () =>
        ['actor:Idris Maalouf', 'actor:Maalouf'].every((mark) => marksOf(article.session).includes(mark)),
      );
      const entities = [...(article.session.set?.mentions.values() ?? [])].map(({ entity }) => entity);
      assert.equal(new Set(entities).size, 1);
    });

    it('links a mention to another entity from a list', async () => {
      const article = await newArticle('links.txt', DISPATCH);
      await caretIn(article.editor, 'Idris Maalouf');
      await vscode.commands.executeCommand('marginalia.accept');
      await sidecarWith(article, /Idris Maalouf/);
      await caretIn(article.editor, 'Idris Maalouf');
      const done = vscode.commands.executeCommand('marginalia.link');
      await user.waitFor('.quick-input-widget');
      await user.type('Ada Tazi');
      await until('a new entity is offered', async () =>
        (await user.texts('.quick-input-list .monaco-list-row')).some((row) => row.includes('Ada Tazi')),
      );
      await user.press('Enter');
      await done;
      await sidecarWith(article, /name: "Ada Tazi"/);
    });

    it('goes from one mark to review to the next, and round', async () => {
      const article = await newArticle('walks.txt', DISPATCH);
      await caretAt(article.editor, new vscode.Position(0, 0));
      const first = article.session.marks()[0];
      await user.press('Shift+Alt+M');
      await user.press('Tab');
      await until(
        'the first mark is selected',
        () => selectedText(article) === (first && textOf(article.session, first)),
      );
      const seen = [selectedText(article)];
      const count = article.session.marks().length;
      for (let step = 1; step < count; step++) {
        await vscode.commands.executeCommand('marginalia.nextSuggestion');
        seen.push(selectedText(article));
      }
      assert.deepEqual(
        seen,
        article.session.marks().map((mark) => textOf(article.session, mark)),
      );
      await vscode.commands.executeCommand('marginalia.nextSuggestion');
      assert.equal(selectedText(article), seen[0]);
      await vscode.commands.executeCommand('marginalia.previousSuggestion');
      assert.equal(selectedText(article), seen.at(-1));
    });

    it('stores all suggestions as proposals when asked to', async () => {
      const article = await newArticle('stores.txt', DISPATCH);
      const before = article.session.marks().length;
      await vscode.commands.executeCommand('marginalia.saveSuggestions');
      const sidecar = await sidecarWith(article, /status: proposed/);
      assert.equal(sidecar.match(/status: proposed/g)?.length, before);
      await until('none is left as a suggestion', () => article.session.suggestions.size === 0);
      assert.equal(article.session.marks().length, before);
    });

    it('records which types are finished', async () => {
      const article = await newArticle('finished.txt', DISPATCH);
      await caretIn(article.editor, 'jeudi');
      await user.press('Shift+Alt+M');
      await user.press('f');
      await user.waitFor('.quick-input-widget .quick-input-list .monaco-list-row');
      await user.press('Enter');
      await sidecarWith(article, /done: \[actor, institution, date\]\n {2}done_by: \[".+"\]/);
    });

    it('explains a date in its hover card and accepts it from there', async () => {
      const article = await newArticle('hovers.txt', DISPATCH);
      await caretIn(article.editor, 'jeudi');
      await vscode.commands.executeCommand('editor.action.showHover');
      const shown = await until('the card is there', async () =>
        (await user.texts('.monaco-hover-content')).find((text) => text.includes('Accept')),
      );
      assert.match(shown, /2021-03-04/);
      assert.match(shown, /04\/03\/2021|dateline/);
      await user.screenshot('hover');
      await user.click('.monaco-hover-content a:has-text("Accept")');
      await sidecarWith(article, /timex: "XXXX-WXX-4"/);
    });

    it('shows the card of the mark that the keyboard went to', async () => {
      const article = await newArticle('keyboard-hover.txt', DISPATCH);
      const { end } = await select(article.editor, 'jeudi');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        article.editor.document.uri,
        end,
      );
      const values = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
      assert.match(values.join('\n'), /jeudi/);
    });

    it('keeps what an article says from being live in a hover card', async () => {
      const hostile =
        'M. [Ada](command:workbench.action.quit) Tazi, <img src=x> $(trash) https://example.org a parlé.\n';
      const article = await newArticle('hostile.txt', hostile);
      await select(
        article.editor,
        '[Ada](command:workbench.action.quit) Tazi, <img src=x> $(trash) https://example.org',
      );
      await vscode.commands.executeCommand('marginalia.mark.actor');
      await until('it is marked', () => article.session.set?.mentions.size === 1);
      await caretIn(article.editor, 'Ada');
      await vscode.commands.executeCommand('editor.action.showHover');
      await until('the card is there', async () =>
        (await user.texts('.monaco-hover-content')).some((text) => text.includes('Ada')),
      );
      const live = (await user.evaluate(
        `[...document.querySelectorAll('.monaco-hover-content a, .monaco-hover-content img')]
          .map((element) => element.getAttribute('data-href') ?? element.getAttribute('href') ?? element.tagName)`,
      )) as readonly string[];
      for (const link of live) assert.match(link, /^command:marginalia\./);
      assert.ok(live.length > 0);
    });

    it('shows the committed annotations of a seed and its hover card', async () => {
      const article = await openArticle('000_63f5ed8987059e78.txt');
      const mark = findMark(article.session, 'Antonio Vitorino');
      assert.equal(mark?.kind, 'mention');
      const { start } = await select(article.editor, 'Antonio Vitorino');
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        article.editor.document.uri,
        start.translate(0, 2),
      );
      const content = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
      assert.match(content.join('\n'), /Antonio Vitorino/);
      assert.match(content.join('\n'), /directeur général/);
    });
  });
}

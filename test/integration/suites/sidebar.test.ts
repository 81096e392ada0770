import * as vscode from 'vscode';
import {
  caretAt,
  closeAll,
  extensionApi,
  fileUri,
  findMark,
  newArticle,
  openArticle,
  readFile,
  sidecarWith,
  writeFile,
} from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

// The views of the container, in the order of package.json.
const ROWS = '.sidebar .monaco-pane-view .split-view-view:nth-child(1) .monaco-list-row';
const ENTITY_ROWS = '.sidebar .monaco-pane-view .split-view-view:nth-child(2) .monaco-list-row';

function rowWith(words: string): Promise<string> {
  return until(`the sidebar shows “${words}”`, async () => (await user.texts(ROWS)).find((row) => row.includes(words)));
}

/** Keeps every welcome text of the sidebar that is ever drawn from now on, however short. */
const WATCH_WELCOMES = `(() => {
  window.seenWelcomes = new Set();
  const look = () => {
    for (const element of document.querySelectorAll('.sidebar .welcome-view-content')) {
      if (element.getClientRects().length > 0) window.seenWelcomes.add(element.innerText);
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
})()`;

const NO_ENTITIES = /No annotated articles in this folder yet/;

if (ordinaryRun) {
  // First: the view is opened for the first time.
  describe('the entities of the workspace', () => {
    it('are not said to be missing while they are read', async () => {
      await user.evaluate(WATCH_WELCOMES);
      await vscode.commands.executeCommand('marginalia.entities.focus');
      await until('the entities are listed', async () => (await user.count(ENTITY_ROWS)) > 0);
      const welcomes = (await user.evaluate('[...window.seenWelcomes]')) as readonly string[];
      assert.ok(!welcomes.some((text) => NO_ENTITIES.test(text)), welcomes.join(' / '));
    });

    it('are said to be missing when there are none', async () => {
      const names = ['000_63f5ed8987059e78.txt', '003_7949046d55c6d1a2.txt'].map((name) => `${name}.annotations.yaml`);
      const before = await Promise.all(names.map((name) => readFile(name)));
      for (const name of names) await vscode.workspace.fs.delete(fileUri(name));
      await until('the view says so', async () =>
        NO_ENTITIES.test((await user.texts('.sidebar .welcome-view-content')).join()),
      );
      for (const [index, name] of names.entries()) await writeFile(name, before[index] ?? '');
      await until('they are listed again', async () => (await user.count(ENTITY_ROWS)) > 0);
    });
  });

  describe('the sidebar', () => {
    beforeEach(() => vscode.commands.executeCommand('marginalia.article.focus'));
    afterEach(closeAll);

    it('lists actors, institutions and dates of the article with counts', async () => {
      await openArticle('000_63f5ed8987059e78.txt');
      for (const words of ['Actors', 'Institutions', 'Dates', 'Antonio Vitorino', 'Nasser Bourita'])
        await rowWith(words);
      await user.screenshot('sidebar');
    });

    it('shows the mention in the text when it is clicked', async () => {
      const article = await openArticle('003_7949046d55c6d1a2.txt');
      await caretAt(article.editor, new vscode.Position(0, 0));
      await rowWith('mardi');
      await until('the mention is selected', async () => {
        // VS Code forgets a click on a row that is drawn again at that moment, as while the article is being read.
        await user.click({ role: 'treeitem', name: 'mardi' });
        const editor = vscode.window.activeTextEditor;
        return editor?.document.getText(editor.selection) === 'mardi';
      });
    });

    it('accepts a suggestion with its inline button', async () => {
      const article = await newArticle(
        'clicks.txt',
        'Safi, 04/03/2021 (MAP) – Le port a rouvert, a déclaré M. Idris Maalouf.\n',
      );
      await rowWith('04/03/2021');
      await user.hover({ role: 'treeitem', name: '04/03/2021' });
      await user.click(`${ROWS}:hover .action-label.codicon-check`);
      await sidecarWith(article, /exact: "04\/03\/2021"/);
      await until('it is decided', () => findMark(article.session, '04/03/2021')?.status === 'decided');
    });

    it('filters, and says so', async () => {
      await openArticle('000_63f5ed8987059e78.txt');
      await rowWith('Nasser Bourita');
      const asked = vscode.commands.executeCommand('marginalia.filter');
      await user.waitFor('.quick-input-widget');
      await user.type('vitorino');
      await user.press('Enter');
      await asked;
      await until('only what matches is left', async () => {
        const rows = (await user.texts(ROWS)).join('\n');
        return rows.includes('Antonio Vitorino') && !rows.includes('Nasser Bourita');
      });
      await until('the view says so', async () => (await user.texts('.sidebar .message')).join().includes('vitorino'));
      await vscode.commands.executeCommand('marginalia.clearFilter');
      await rowWith('Nasser Bourita');
    });

    it('counts an entity of the registry over both seeds', async () => {
      await openArticle('000_63f5ed8987059e78.txt');
      await vscode.commands.executeCommand('marginalia.entities.focus');
      await until('one person is shown in two articles', async () =>
        (await user.texts(ENTITY_ROWS)).some((row) => /Antonio Vitorino.*2 articles/s.test(row)),
      );
      const { services } = await extensionApi();
      const institution = services.index.entities().find(({ key }) => key === 'e-oim');
      assert.equal(institution?.articles.size, 2);
      assert.equal(institution.mentions, 10);
      await user.screenshot('workspace entities');
    });

    it('welcomes and says what to do when no article is open', async () => {
      await openArticle('000_63f5ed8987059e78.txt');
      await rowWith('Antonio Vitorino');
      await closeAll();
      await vscode.commands.executeCommand('marginalia.article.focus');
      await until('nothing of the article is left', async () => (await user.count(ROWS)) === 0);
      await until('the welcome is there', async () =>
        (await user.texts('.sidebar .welcome-view-content')).join().includes('Annotate the open file'),
      );
      await user.screenshot('welcome');
    });

    it('gives every row a name for screen readers', async () => {
      await openArticle('000_63f5ed8987059e78.txt');
      await vscode.commands.executeCommand('marginalia.article.focus');
      await rowWith('Antonio Vitorino');
      const labels = (await user.evaluate(
        `[...document.querySelectorAll('${ROWS}')].map((row) => row.getAttribute('aria-label') ?? '')`,
      )) as readonly string[];
      assert.ok(labels.length > 3);
      for (const label of labels) assert.ok(label.trim().length > 0);
      assert.ok(
        labels.some((label) => label.includes('Actor') && label.includes('Antonio Vitorino')),
        labels.join(' | '),
      );
    });
  });
}

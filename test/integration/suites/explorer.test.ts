import * as vscode from 'vscode';
import { caretIn, closeAll, newArticle, sidecarWith, writeFile } from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

const TEXT = 'Safi, 04/03/2021 (MAP) – Le port a rouvert, a déclaré M. Idris Maalouf.\n';
const FINISHED = 'format: "marginalia/1"\n\narticle:\n  done: [actor, institution, date]\n';

function row(name: string): string {
  return `.explorer-folders-view .monaco-list-row:has([aria-label*="${name}"])`;
}

/** What stands behind a file's name; empty where nothing does. */
async function badge(name: string): Promise<string> {
  const { content = '' } = await user.computedStyle(`${row(name)} .monaco-icon-label`, ['content'], '::after');
  return content.replace(/^"|"$/g, '').replace(/^(none|normal)$/, '');
}

function badgeIs(name: string, expected: string): Promise<unknown> {
  return until(`${name} has the badge “${expected}”`, async () => (await badge(name)) === expected);
}

if (ordinaryRun) {
  describe('the names of files', () => {
    before(async () => {
      // Whether VS Code shows a file inside of another depends on which of them it saw first.
      await vscode.workspace
        .getConfiguration('explorer')
        .update('fileNesting.enabled', false, vscode.ConfigurationTarget.Workspace);
      await vscode.commands.executeCommand('workbench.view.explorer');
    });
    afterEach(closeAll);

    it('say which articles are in work and which are finished', async () => {
      await writeFile('untouched.txt', TEXT);
      await writeFile('finished.txt', TEXT);
      await writeFile('finished.txt.annotations.yaml', FINISHED);
      await writeFile('proposed.txt', TEXT);
      await writeFile(
        'proposed.txt.annotations.yaml',
        `${FINISHED}\nmentions:\n  m-1: {type: date, exact: "04/03/2021", status: proposed}\n`,
      );
      await vscode.commands.executeCommand('workbench.files.action.refreshFilesExplorer');
      await badgeIs('finished.txt', '✓');
      await badgeIs('proposed.txt', '✎');
      await badgeIs('untouched.txt', '');
      await badgeIs('finished.txt.annotations.yaml', '');
      await user.screenshot('badges');
    });

    it('say it in words too', async () => {
      await writeFile('words.txt', TEXT);
      await writeFile('words.txt.annotations.yaml', 'format: "marginalia/1"\n\narticle:\n  done: [actor]\n');
      await badgeIs('words.txt', '✎');
      const label = await user.attribute(`${row('words.txt')} .monaco-icon-label`, 'aria-label');
      assert.match(label ?? '', /Annotations in work – not finished: Institution, Date/);
    });

    it('follow a decision', async () => {
      const article = await newArticle('decided.txt', TEXT);
      await badgeIs('decided.txt', '');
      await caretIn(article.editor, '04/03/2021');
      await vscode.commands.executeCommand('marginalia.accept');
      await sidecarWith(article, /exact: "04\/03\/2021"/);
      await badgeIs('decided.txt', '✎');
    });

    it('follow a sidecar that is written and removed by others while the article is closed', async () => {
      await writeFile('followed.txt', TEXT);
      await badgeIs('followed.txt', '');
      const sidecar = await writeFile('followed.txt.annotations.yaml', FINISHED);
      await badgeIs('followed.txt', '✓');
      await writeFile('followed.txt.annotations.yaml', 'format: "marginalia/1"\n');
      await badgeIs('followed.txt', '✎');
      await vscode.workspace.fs.delete(sidecar);
      await badgeIs('followed.txt', '');
    });
  });
}

import * as vscode from 'vscode';
import { caretIn, closeAll, marksOf, newArticle, openArticle, sidecarWith } from '../harness/articles';
import * as assert from '../harness/assert';
import { run } from '../harness/run';
import { until } from '../harness/wait';

if (run.restricted) {
  describe('in Restricted Mode', () => {
    afterEach(closeAll);

    it('shows committed annotations, suggests and stores decisions', async () => {
      assert.equal(vscode.workspace.isTrusted, false);
      const seed = await openArticle('000_63f5ed8987059e78.txt');
      assert.ok(marksOf(seed.session).includes('actor:Antonio Vitorino'));
      const article = await newArticle('restricted.txt', 'Rabat, 04/03/2021 (MAP) – Le port de Safi a rouvert.\n');
      await caretIn(article.editor, '04/03/2021');
      await vscode.commands.executeCommand('marginalia.accept');
      await sidecarWith(article, /exact: "04\/03\/2021"/);
      await until('it is decided', () => marksOf(article.session).includes('date:04/03/2021'));
    });
  });
}

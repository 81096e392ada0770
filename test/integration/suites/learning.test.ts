import * as vscode from 'vscode';
import { caretIn, closeAll, marksOf, newArticle, readFile, select, sidecarWith, writeFile } from '../harness/articles';
import * as assert from '../harness/assert';
import { ordinaryRun } from '../harness/run';
import { until } from '../harness/wait';

/** Nothing about these words tells a name. */
const NAME = 'zorvane Plicq';
const ONE = `Ils ont vu les vagues, dit ${NAME} sans attendre.\n`;
const OTHER = `Sur le port, la mer avait repris ce que ${NAME} cherchait.\n`;

const VISIT = 'Hier, Mme Alda Norevi a reçu M. Tino Brasel à la mairie.\n';

async function learn(value: boolean | undefined): Promise<void> {
  const settings = vscode.workspace.getConfiguration('marginalia');
  await settings.update('suggestions.learn', value, vscode.ConfigurationTarget.Workspace);
}

if (ordinaryRun) {
  describe('what is decided in one article', () => {
    afterEach(async () => {
      await learn(undefined);
      await closeAll();
    });

    it('is suggested in others, in those that are open already too', async () => {
      const open = await newArticle('learns-open.txt', OTHER);
      await vscode.commands.executeCommand('workbench.action.keepEditor');
      assert.deepEqual(marksOf(open.session), []);
      const article = await newArticle('learns-from.txt', ONE);
      assert.deepEqual(marksOf(article.session), []);
      await select(article.editor, NAME);
      await vscode.commands.executeCommand('marginalia.mark.actor');
      await sidecarWith(article, /exact: "zorvane Plicq"/);
      await until('it is suggested in the open article', () => marksOf(open.session).includes(`actor:${NAME}?`));
      const later = await newArticle('learns-later.txt', OTHER.replace('port', 'quai'));
      await until('it is suggested in a new article', () => marksOf(later.session).includes(`actor:${NAME}?`));
      const [suggestion] = later.session.lastRecognition?.suggestions ?? [];
      assert.equal(suggestion?.why.code, 'recognition.project.marked-once');

      await learn(false);
      await until('nothing is learnt any more', () => marksOf(later.session).length === 0);
    });

    it('counts as much as what the registry of the workspace says', async () => {
      const article = await newArticle('learns-registry.txt', OTHER.replaceAll(NAME, 'brumale Ostrec'));
      assert.deepEqual(marksOf(article.session), []);
      const before = (await readFile('entities.yaml')) ?? '';
      const entity = '  e-brumale:\n    type: institution\n    name: "Ostrec"\n    aliases: ["la brumale Ostrec"]\n';
      await writeFile('entities.yaml', before.replace('entities:\n', `entities:\n${entity}`));
      const mark = 'institution:brumale Ostrec?';
      await until('it is suggested', () => marksOf(article.session).includes(mark));
      await writeFile('entities.yaml', before);
      await until('it is not suggested any more', () => !marksOf(article.session).includes(mark));
    });

    it('is not suggested in others where it was rejected', async () => {
      const article = await newArticle('rejects-from.txt', VISIT);
      await until('both are suggested', () =>
        ['actor:Alda Norevi?', 'actor:Tino Brasel?'].every((mark) => marksOf(article.session).includes(mark)),
      );
      await caretIn(article.editor, 'Alda Norevi');
      await vscode.commands.executeCommand('marginalia.reject');
      await sidecarWith(article, /^rejected:\n(.*\n)*? {2}m-\w+: \{.*exact: "Alda Norevi"/m);
      const later = await newArticle('rejects-later.txt', VISIT.replace('Hier', 'Avant-hier'));
      await until('the other name alone is suggested', () => {
        const marks = marksOf(later.session);
        return marks.includes('actor:Tino Brasel?') && !marks.includes('actor:Alda Norevi?');
      });

      await learn(false);
      await until('it is suggested again', () => marksOf(later.session).includes('actor:Alda Norevi?'));
    });
  });
}

import * as vscode from 'vscode';
import { caretAt, closeAll, newArticle, openArticle, select } from '../harness/articles';
import * as assert from '../harness/assert';
import { contrast, over, parseColor } from '../harness/color';
import { ordinaryRun, run } from '../harness/run';
import { user } from '../harness/user';
import { until } from '../harness/wait';

const THEMES = [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;

/** What the window draws of one mark: border colours and widths, background, and the editor behind it. */
interface DrawnMark {
  readonly borders: readonly { readonly width: number; readonly style: string; readonly color: string }[];
  readonly background: string;
}

const DRAWN_MARKS = `(() => {
  const marks = [...document.querySelectorAll('.monaco-editor .view-overlays .cdr')].filter((element) =>
    /(^| )ced-/.test(element.className));
  const side = (style, name) => ({
    width: parseFloat(style['border' + name + 'Width']),
    style: style['border' + name + 'Style'],
    color: style['border' + name + 'Color'],
  });
  return marks.map((element) => {
    const style = getComputedStyle(element);
    return {
      borders: ['Top', 'Right', 'Bottom', 'Left'].map((name) => side(style, name)),
      background: style.backgroundColor,
    };
  });
})()`;

const PAGE_COLORS = `(() => {
  const editor = document.querySelector('.monaco-editor');
  const token = document.querySelector('.monaco-editor .view-line span span');
  return {
    background: getComputedStyle(document.querySelector('.monaco-editor-background')).backgroundColor,
    text: getComputedStyle(token ?? editor).color,
  };
})()`;

async function drawn(): Promise<readonly DrawnMark[]> {
  const marks = (await user.evaluate(DRAWN_MARKS)) as readonly DrawnMark[];
  return marks.filter(({ borders }) => borders.some(({ width, style }) => width > 0 && style !== 'none'));
}

if (ordinaryRun) {
  describe('how marks look', () => {
    afterEach(closeAll);
    after(async () => {
      await vscode.workspace
        .getConfiguration('workbench')
        .update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
    });

    for (const theme of THEMES) {
      it(`has enough contrast in ${theme}`, async () => {
        await openArticle('000_63f5ed8987059e78.txt');
        await vscode.workspace
          .getConfiguration('workbench')
          .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
        const wanted = /Light/.test(theme);
        const page = await until(`${theme} is drawn`, async () => {
          const colors = (await user.evaluate(PAGE_COLORS)) as { background: string; text: string };
          const isLight = contrast(parseColor(colors.background), parseColor('rgb(0, 0, 0)')) > 10;
          return isLight === wanted ? colors : undefined;
        });
        const marks = await until('marks are drawn', async () => {
          const found = await drawn();
          return found.length >= 5 ? found : undefined;
        });
        await user.screenshot(`theme ${theme}`);
        const behind = parseColor(page.background);
        for (const mark of marks) {
          const background = over(parseColor(mark.background), behind);
          assert.ok(
            contrast(over(parseColor(page.text), background), background) >= 4.5,
            `text on ${mark.background} in ${theme}`,
          );
          for (const { width, style, color } of mark.borders) {
            if (width === 0 || style === 'none') continue;
            const ratio = contrast(over(parseColor(color), behind), behind);
            assert.ok(ratio >= 3, `a line of ${color} on ${page.background} in ${theme} has ${ratio.toFixed(2)}`);
          }
        }
      });
    }

    it('tells types apart without their colours, and status by the kind of line', async () => {
      const article = await newArticle('shapes.txt', 'Ada Tazi, Office du port, hier, Safi.\n');
      await until('the first suggestions are drawn or none', () => !article.session.isReading);
      for (const [words, type] of [
        ['Ada Tazi', 'actor'],
        ['Office du port', 'institution'],
        ['hier', 'date'],
        ['Safi', 'place'],
      ] as const) {
        await select(article.editor, words);
        await vscode.commands.executeCommand(`marginalia.mark.${type}`);
      }
      const shapes = await until('all four are drawn solid', async () => {
        const found = (await drawn()).map(({ borders }) =>
          borders.map(({ width, style }) => (width > 0 ? style : '-')).join(' '),
        );
        return found.length === 4 && found.every((shape) => !/dashed|dotted/.test(shape)) ? found : undefined;
      });
      assert.equal(new Set(shapes).size, 4, shapes.join(' / '));
      await user.screenshot('shapes');
    });

    it('redraws nothing while typing but moves what is drawn', async () => {
      const article = await newArticle('moves.txt', 'Le port.\n\nAda Tazi arrive.\n');
      await select(article.editor, 'Ada Tazi');
      await vscode.commands.executeCommand('marginalia.mark.actor');
      await until('the mark is drawn', async () => (await drawn()).length === 1);
      await caretAt(article.editor, new vscode.Position(0, 0));
      await user.press('Enter');
      await until('it is still drawn', async () => (await drawn()).length === 1);
      assert.equal(run.locale, 'en');
    });
  });
}

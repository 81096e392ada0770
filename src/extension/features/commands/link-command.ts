import * as vscode from 'vscode';
import type { Entity } from '../../../annotation/model';
import type { ArticleSession } from '../../articles/article-session';
import { asText } from '../../platform/as-text';
import type { Services } from '../../services';
import { reportErrors } from './report-errors';
import { findTarget, tellNoTarget, type Target } from './target';

interface EntityItem extends vscode.QuickPickItem {
  readonly run?: () => Promise<void>;
}

/** Links a mention to an entity of the article, of the registry, or to a new one. */
export function registerLinkCommand(_context: vscode.ExtensionContext, services: Services): vscode.Disposable {
  return vscode.commands.registerCommand('marginalia.link', async (argument?: unknown) => {
    const target = findTarget(services, argument);
    if (target === undefined) {
      tellNoTarget();
      return;
    }
    if (target.mark.kind === 'suggestion') {
      void vscode.window.setStatusBarMessage(vscode.l10n.t('Marginalia: accept the suggestion first.'), 4000);
      return;
    }
    const picked = await pick(services, target);
    if (picked?.run !== undefined) await reportErrors(services, picked.run);
  });
}

function pick(services: Services, target: Target): Promise<EntityItem | undefined> {
  const { session, mark } = target;
  const current = session.mention(mark.id)?.entity;
  const picker = vscode.window.createQuickPick<EntityItem>();
  picker.placeholder = vscode.l10n.t('Which entity does this mark mean? Type a name to find one or make a new one.');
  picker.matchOnDescription = true;
  const update = () => {
    const typed = picker.value.trim();
    picker.items = [
      ...known(services, target, current),
      ...(typed === ''
        ? []
        : [
            {
              label: vscode.l10n.t('$(add) New entity “{0}”', asText(typed, 100)),
              alwaysShow: true,
              run: () => services.edits.linkNew(session, mark, typed),
            },
          ]),
      ...(current === undefined
        ? []
        : [
            {
              label: vscode.l10n.t('$(debug-disconnect) No entity'),
              alwaysShow: true,
              run: () => services.edits.link(session, mark, undefined),
            },
          ]),
    ];
  };
  update();
  return new Promise((resolve) => {
    picker.onDidChangeValue(update);
    picker.onDidAccept(() => {
      resolve(picker.selectedItems[0]);
      picker.hide();
    });
    picker.onDidHide(() => {
      resolve(undefined);
      picker.dispose();
    });
    picker.show();
  });
}

function known(services: Services, { session, mark }: Target, current: string | undefined): EntityItem[] {
  const here = [...(session.set?.entities.values() ?? [])].filter(
    ({ type }) => type === undefined || type === mark.type,
  );
  const defined = new Set(here.map(({ id }) => id));
  const elsewhere = registryEntities(session).filter(
    ({ id, type, sameAs }) => !defined.has(id) && sameAs === undefined && (type === undefined || type === mark.type),
  );
  const item = (entity: Entity, place: string): EntityItem => ({
    label: `${entity.id === current ? '$(check) ' : ''}${asText(entity.name ?? entity.id, 120)}`,
    description: [place, ...(entity.aliases ?? []).slice(0, 3).map((alias) => asText(alias, 60))].join(' · '),
    detail: entity.role === undefined ? undefined : asText(entity.role, 120),
    run: () => services.edits.link(session, mark, entity.id),
  });
  return [
    ...here.map((entity) => item(entity, vscode.l10n.t('this article'))),
    ...elsewhere.map((entity) => item(entity, vscode.l10n.t('registry'))),
  ];
}

function registryEntities(session: ArticleSession): readonly Entity[] {
  return [...(session.registry?.set.entities.values() ?? [])];
}

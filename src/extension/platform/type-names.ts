import * as vscode from 'vscode';
import { asText } from './as-text';

/** What a type of mention is called in the user's language; unknown types are shown by their id. */
export function typeName(type: string): string {
  switch (type) {
    case 'actor':
      return vscode.l10n.t('Actor');
    case 'institution':
      return vscode.l10n.t('Institution');
    case 'date':
      return vscode.l10n.t('Date');
    case 'place':
      return vscode.l10n.t('Place');
    case 'event':
      return vscode.l10n.t('Event');
    case 'document':
      return vscode.l10n.t('Document');
    default:
      return asText(type, 60);
  }
}

/** The plural, for groups. */
export function typeGroupName(type: string): string {
  switch (type) {
    case 'actor':
      return vscode.l10n.t('Actors');
    case 'institution':
      return vscode.l10n.t('Institutions');
    case 'date':
      return vscode.l10n.t('Dates');
    case 'place':
      return vscode.l10n.t('Places');
    case 'event':
      return vscode.l10n.t('Events');
    case 'document':
      return vscode.l10n.t('Documents');
    default:
      return asText(type, 60);
  }
}

const ICONS: Readonly<Record<string, string>> = {
  actor: 'person',
  institution: 'organization',
  date: 'calendar',
  place: 'location',
  event: 'megaphone',
  document: 'book',
};

export function typeIcon(type: string): string {
  return ICONS[type] ?? 'tag';
}

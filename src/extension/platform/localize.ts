import * as vscode from 'vscode';
import { RECOGNITION_MESSAGES } from '../../recognition/messages';
import { SIDECAR_MESSAGES } from '../../sidecar/messages';
import { FILE_MESSAGES } from '../../workspace/messages';
import { fillTemplate, type Message, type MessageTemplates } from '../../text/message';
import { asText } from './as-text';

/** Every message the core can raise, in English; the translations use the English text as their key. */
export const CORE_MESSAGES: MessageTemplates = { ...SIDECAR_MESSAGES, ...RECOGNITION_MESSAGES, ...FILE_MESSAGES };

/**
 * A message of the core in the user's language. Its arguments may come from files and are made harmless.
 * A code without template shows as itself, which a user can report.
 */
export function localize(message: Message): string {
  const template = CORE_MESSAGES[message.code];
  const args = message.args.map((value) => (typeof value === 'string' ? asText(value) : value));
  if (template === undefined) return [message.code, ...args].join(' ');
  return fillTemplate(vscode.l10n.t(template), args);
}

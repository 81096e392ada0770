import * as vscode from 'vscode';
import { DEFAULT_SCHEMA, findType } from '../../../annotation/label-schema';
import type { MarkStatus } from '../../articles/mark';

/** Which edges of a type are drawn (top, right, bottom, left), so that types differ without their colours. */
const EDGES: Readonly<Record<string, string>> = {
  actor: '0 0 2px 0',
  institution: '2px 0 2px 0',
  date: '1px',
  place: '0 0 2px 2px',
  event: '2px 0 0 0',
  document: '0 2px 0 2px',
};
const OTHER_EDGES = '2px 2px 0 0';

const LINE: Readonly<Record<MarkStatus, string>> = { decided: 'solid', proposed: 'dashed', disputed: 'dotted' };

export interface Style {
  readonly type: string;
  readonly status: MarkStatus;
  readonly nested: boolean;
  readonly lane: 0 | 1;
}

export function styleKey({ type, status, nested, lane }: Style): string {
  return `${type}/${status}/${nested ? 'nested' : 'outer'}/${lane}`;
}

/** Only colour ids of our own reach a decoration: a type that the schema does not know gets a neutral one. */
export function colorOf(type: string): string {
  return findType(DEFAULT_SCHEMA, type)?.color ?? 'marginalia.custom1';
}

/** Borders and backgrounds only: overlapping text decorations would hide each other. */
export function createDecoration({ type, status, nested }: Style): vscode.TextEditorDecorationType {
  const color = colorOf(type);
  return vscode.window.createTextEditorDecorationType({
    borderWidth: nested ? '1px' : (EDGES[type] ?? OTHER_EDGES),
    borderStyle: LINE[status],
    borderColor: new vscode.ThemeColor(color),
    ...(nested ? {} : { backgroundColor: new vscode.ThemeColor(`${color}Background`) }),
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

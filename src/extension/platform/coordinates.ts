import * as vscode from 'vscode';
import type { TextChange } from '../../anchoring/placement';
import type { Span } from '../../text/span';

/**
 * Between the editor's positions and offsets into the normalized text (LF only). The editor's own offsets count the
 * file's line ends: in a CRLF document every line before an offset adds one.
 */
export function offsetAt(document: vscode.TextDocument, position: vscode.Position): number {
  const offset = document.offsetAt(position);
  return document.eol === vscode.EndOfLine.CRLF ? offset - document.validatePosition(position).line : offset;
}

export function positionAt(document: vscode.TextDocument, offset: number): vscode.Position {
  if (document.eol !== vscode.EndOfLine.CRLF) return document.positionAt(offset);
  let low = 0;
  let high = document.lineCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (document.offsetAt(new vscode.Position(middle, 0)) - middle <= offset) low = middle;
    else high = middle - 1;
  }
  const start = document.offsetAt(new vscode.Position(low, 0)) - low;
  return document.validatePosition(new vscode.Position(low, Math.max(0, offset - start)));
}

export function toRange(document: vscode.TextDocument, span: Span): vscode.Range {
  return new vscode.Range(positionAt(document, span.start), positionAt(document, span.end));
}

export function toSpan(document: vscode.TextDocument, range: vscode.Range): Span {
  return { start: offsetAt(document, range.start), end: offsetAt(document, range.end) };
}

/** The changes of one event in normalized offsets of the text before the event. */
export function toTextChanges(event: vscode.TextDocumentChangeEvent): TextChange[] {
  const crlf = event.document.eol === vscode.EndOfLine.CRLF;
  return event.contentChanges.map(({ range, rangeOffset, rangeLength, text }) => {
    const start = crlf ? rangeOffset - range.start.line : rangeOffset;
    const length = crlf ? rangeLength - (range.end.line - range.start.line) : rangeLength;
    return { start, end: start + length, text: text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text };
  });
}

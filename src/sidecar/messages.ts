import type { MessageTemplates } from '../text/message';

/** What is wrong with a sidecar or registry, and what to do about it. By finding code. */
export const SIDECAR_MESSAGES: MessageTemplates = {
  'bad-encoding': 'The file is not valid UTF-8 from here on. Save it again as UTF-8.',
  'byte-order-mark': 'There is a second byte order mark at the start of the file. Delete it.',
  'too-large': 'The file is larger than {0} MB and is not read. Split the article, or remove records.',
  'would-be-too-large':
    'The file would be larger than {0} MB and could not be read again, so nothing was written. Split the article, or remove records.',
  'would-be-too-long':
    'A line would be longer than {0} KB and could not be read again, so nothing was written. Mark fewer words, or shorten the text.',
  'line-too-long': 'This line is longer than {0} KB. Shorten its text.',
  'lone-carriage-return':
    'There is a carriage return without a line feed here. Save the file with LF or CRLF line ends.',
  'control-character': 'There is a control character ({0}) here. Delete it, or write it as an escape in double quotes.',
  'conflict-markers':
    'Git left a merge conflict here. Choose one side, or join both, and delete the lines with <<<<<<<, ======= and >>>>>>>.',
  'tab-indentation': 'This line is indented with a tab, which YAML does not allow. Use spaces.',
  'indentation-too-deep':
    'This line is indented by more than {0} columns. Records stand at two columns, their fields at four.',
  'too-deep': 'Brackets or lists are nested more than {0} deep here. Sidecars have no use for that; flatten the value.',
  'unsupported-yaml': 'Sidecars do without this part of YAML: {0}. Write the value itself.',
  'several-documents': 'A second YAML document starts here. Keep one document in a file: delete the --- or ... line.',
  'unclosed-quote': 'The text that starts here has no closing quotation mark. Add it at the end of the text.',
  'yaml-syntax': 'This is not YAML: {0}.',
  'bad-key': 'A key is missing, or is not a plain text, here.',
  'not-a-map':
    'The file should hold sections such as “mentions:”, each on a line of its own, not in braces or as a list.',
  'empty-file': 'There are no annotations here yet.',
  'format-missing': 'The line \u0060format: "marginalia/1"\u0060 is missing. Add it before the first section.',
  'format-unknown': 'Unknown format “{0}”. This program reads \u0060format: "marginalia/1"\u0060.',
  'format-newer': 'Format “{0}” is newer than this program, which leaves the file alone. Update Marginalia.',
  'bad-layer': '“{0}” cannot name a layer. Use letters, digits, - and _, no dots or slashes.',
  'section-not-a-map':
    '“{0}” should hold records by their ids, not a list or a text. Write each as \u0060id:\u0060 with its fields below.',
  'record-not-a-map': '“{0}” should have fields such as \u0060type:\u0060 below it.',
  'forbidden-key': '“{0}” cannot be used as a key. Choose another one.',
  'duplicate-key': '“{0}” is already there, at line {1}. Keep one of the two.',
  'duplicate-id': 'The id “{0}” is already used in “{1}”. Give one of the two records another id.',
  'missing-field': '“{0}” lacks the field “{1}”. Add it.',
  'empty-field': '“{0}” is empty. Fill it in, or delete the line.',
  'empty-quote': '“exact” is empty: no words of the article are marked. Write them, or delete the record.',
  'not-text': '“{0}” should be a text. Put it in double quotes.',
  'not-texts': '“{0}” should be a list of texts, such as ["a", "b"].',
  'not-count': '“{0}” should be a whole number from 1.',
  'not-flag': '“{0}” should be true or false.',
  'unknown-choice': '“{0}” is none of the values of “{1}”: {2}. Use one of them, or delete the line.',
  'bad-date':
    '“{0}” is not a date value. Write it like 2018-12-11, 2018-12, 2018-W49, 199X, XXXX-WXX-2 or 2018-12-10/2018-12-11.',
  'bad-published': '“{0}” does not say a day, month or year. Write it like 2018-12-11, 2018-12 or 2018.',
  'of-without-nth': '“of” counts equal places in the article; say with “nth” which of them is meant.',
  'nth-out-of-range': '“nth” is {0}, but there are only {1} equal places. Correct one of the two.',
  'unresolved-conflict': 'A merge left two values here. Decide for one of them, and delete “conflict”.',
  'unknown-field': '“{0}” is not a field that this version knows. It is kept as it is.',
  'unknown-type': 'The type “{0}” is not one of the label schema: {1}. Correct it, or add the type to the schema.',
  'unknown-entity': 'There is no entity “{0}” in this file or in the registry. Correct the id, or add the entity.',
  'unknown-record': 'There is no record “{0}” in this file. Correct the id, or delete the line.',
  'type-differs':
    'This is marked as {0}, but “{1}” is of type {2}. Correct one of them, or say with “form” that it is no name.',
  'same-as-cycle': '“same_as” leads back to “{0}” itself. Delete one of the links.',
  'more-findings': '{0} more findings are not shown.',
};

import type { MessageTemplates } from '../text/message';

/** What can go wrong with a file, wherever it is kept. The path is told beside the message, so it is no argument. */
export const FILE_MESSAGES: MessageTemplates = {
  'file-missing': 'there is no such file or folder',
  'file-permission-read': 'permission denied: it cannot be read',
  'file-permission-write': 'permission denied: it was not written and is as before',
  'file-is-folder': 'is a folder where a file is expected',
  'file-not-regular': 'is no regular file (a device, a pipe or a socket)',
  'file-too-large': 'is too large: {0} MB, and at most {1} MB are read',
  'file-would-be-too-large':
    'would have {0} MB, and more than {1} MB cannot be read again; nothing was written; split the article',
  'file-dangling-link': 'is a link to a file that does not exist; nothing was written',
  'file-busy': 'another program keeps it busy; it is as before, try again',
  'file-no-space': 'no space left on the disk; it is as before',
  'file-read-only': 'the file system is read-only; it is as before',
  'file-parent': 'its folder does not exist or is a file',
  'file-name-too-long': 'its name is too long for this file system',
  'file-io-read': 'cannot be read ({0})',
  'file-io-write': 'cannot be written ({0}); it is as before',
  'file-outside': 'is a link that leads out of {0}; name it by itself if it is meant',
  'article-binary': 'is no text: it holds a NUL character',
  'article-utf16': 'is UTF-16 text; save it as UTF-8',
  'article-not-utf8': 'is not valid UTF-8; save it as UTF-8',
};

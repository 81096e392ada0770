import type { FileKinds } from '../node/find-files';

const SIDECAR_SUFFIX = '.annotations.yaml';

/** How the search for files tells sidecars and registries from articles. */
export const ARTICLE_FILE_KINDS: FileKinds = {
  isSidecar: (name) => name.endsWith(SIDECAR_SUFFIX),
  isRegistry: (name) => name === 'entities.yaml',
  articleOf: (sidecar, names) => {
    const name = sidecar.slice(0, -SIDECAR_SUFFIX.length);
    if (names.has(name)) return name;
    const unlayered = name.slice(0, Math.max(0, name.lastIndexOf('.')));
    return names.has(unlayered) ? unlayered : undefined;
  },
};

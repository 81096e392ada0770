/** The name of every registry of entities. */
export const REGISTRY_NAME = 'entities.yaml';

const SUFFIX = '.annotations.yaml';

/** What a sidecar's name may mean. */
export interface SidecarOwner {
  /** The article's full file name. */
  readonly article: string;
  /** Absent for the shared sidecar. */
  readonly layer?: string | undefined;
}

/** Whether a text can name a layer: not empty, no dots, slashes, control characters, no spaces at the ends. */
export function isLayerName(layer: string): boolean {
  // eslint-disable-next-line no-control-regex -- control characters are what it looks for
  return /^[^.\\/:*?"<>|\u0000-\u001f\u007f-\u009f\u2028\u2029]{1,64}$/.test(layer) && layer.trim() === layer;
}

/**
 * The file name of an article's sidecar: `interview.txt.annotations.yaml`, or of a layer of it:
 * `interview.txt.camille.annotations.yaml`.
 * @throws RangeError when the layer's name is none, see {@link isLayerName}.
 */
export function sidecarName(articleName: string, layer?: string): string {
  if (layer === undefined) return articleName + SUFFIX;
  if (!isLayerName(layer)) throw new RangeError(`not a layer name: ${JSON.stringify(layer)}`);
  return `${articleName}.${layer}${SUFFIX}`;
}

/** Whether a file name (no path) is that of a sidecar, shared or layer. */
export function isSidecarName(fileName: string): boolean {
  return fileName.length > SUFFIX.length && fileName.endsWith(SUFFIX);
}

/**
 * What a file name can mean, the likelier reading first: the shared sidecar of the longer name, then a layer of the
 * shorter one. Empty when it is no sidecar's name. Which one it is depends on the articles there are, see
 * {@link articleOfSidecar}.
 */
export function parseSidecarName(fileName: string): readonly SidecarOwner[] {
  if (!isSidecarName(fileName)) return [];
  const article = fileName.slice(0, -SUFFIX.length);
  const dot = article.lastIndexOf('.');
  const layer = article.slice(dot + 1);
  if (dot <= 0 || !isLayerName(layer)) return [{ article }];
  return [{ article }, { article: article.slice(0, dot), layer }];
}

/**
 * The article and layer that a sidecar belongs to, given the names of the files beside it: where an article of the
 * longer name exists the file is that article's; undefined when it is no sidecar's name or no article is there.
 */
export function articleOfSidecar(fileName: string, siblings: ReadonlySet<string>): SidecarOwner | undefined {
  return parseSidecarName(fileName).find(({ article }) => siblings.has(article));
}

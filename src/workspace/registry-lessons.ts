import { registeredLesson, type Lesson } from '../recognition/project/lessons';
import type { Registry } from './registry';

/** What a registry teaches the recognizer: the names and aliases of its entities, of the type of what they turned out to be. */
export function* lessonsOfRegistry(registry: Registry): Generator<Lesson> {
  for (const { id, type: own, name, aliases } of registry.set.entities.values()) {
    const type = registry.resolve(id)?.type ?? own;
    if (type === undefined) continue;
    for (const written of [name ?? '', ...(aliases ?? [])]) {
      const lesson = registeredLesson(type, written);
      if (lesson !== undefined) yield lesson;
    }
  }
}

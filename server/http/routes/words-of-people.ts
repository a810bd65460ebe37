import { maskNumbers } from '#shared/domain/evaluation/mask.ts'
import type { HallPort } from '#server/hall/hall-port.ts'
import { isManager, type Principal } from '../principal.ts'

/** Words of a person as whoever asks may read them. */
export function asRead(text: string, principal: Principal): string {
  return isManager(principal) ? text : maskNumbers(text)
}

/**
 * People's own words by id, as whoever asks may read them: numbers of phones and cards are masked for anybody below the
 * manager. No comment and no note leaves the server by another way.
 */
export async function wordsOf(
  hall: HallPort,
  ids: readonly string[],
  principal: Principal,
): Promise<ReadonlyMap<string, string>> {
  const texts = ids.length === 0 ? [] : await hall.texts(ids)
  return new Map(texts.map(({ id, text }) => [id, asRead(text, principal)]))
}

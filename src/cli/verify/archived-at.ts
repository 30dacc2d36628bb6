import { AuditArchives } from '../../http/contract/archive-schemas.ts'
import { callServer } from '../call-server.ts'
import { checkAnswer } from '../check-answer.ts'
import type { ReachedInventory } from '../reach-inventory.ts'

/** The last sequence of the trail of this place that was archived; 0 if none was. */
export async function archivedAt(place: ReachedInventory): Promise<number> {
  const archives =
    place.kind === 'store'
      ? await place.store.archives()
      : checkAnswer(AuditArchives, await callServer(place.server, 'GET', '/_holdline/audit/archives'))
          .archives
  return archives[0]?.through ?? 0
}

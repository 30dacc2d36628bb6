import type { ClusterNews } from '../storage/port/cluster-news.ts'
import type { RepeatingLog } from '../timing/repeat.ts'

const CURE =
  'run holdline verify --audit FILE with an exported audit trail: it names each answered change that is missing'

/** Logs that the inventory is in another PostgreSQL than before, or on another timeline. */
export function logCluster(log: RepeatingLog, { change, epoch, before }: ClusterNews): void {
  const facts = { epoch, before }
  switch (change) {
    case 'promoted':
      log.info(facts, 'A standby of the database was promoted, or the database recovered to a point in time')
      return
    case 'set back':
      log.warn(facts, `The database is an earlier copy of itself, which may lack answered changes: ${CURE}`)
      return
    case 'restored':
      log.warn(
        facts,
        `The inventory is another copy than before, in the same PostgreSQL: a restored dump, or a copy of the database, may lack answered changes: ${CURE}`,
      )
      return
    case 'moved':
      log.warn(
        facts,
        `The inventory is in another PostgreSQL than before. After an upgrade or a move that is right; a restored dump, or another server of the same name, may lack answered changes: ${CURE}`,
      )
  }
}

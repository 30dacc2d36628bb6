import { agingClaims } from './aging-claims.ts'
import { clusterCopies } from './cluster-copies.ts'
import { clusters } from './clusters.ts'
import { controls } from './controls.ts'
import { forcedOutcomes } from './forced-outcomes.ts'
import { inventory } from './inventory.ts'
import { labels } from './labels.ts'
import { noRepeatKeys } from './no-repeat-keys.ts'
import { numbers } from './numbers.ts'
import { operationViews } from './operation-views.ts'
import { register } from './register.ts'
import { repetitions } from './repetitions.ts'
import { reservations } from './reservations.ts'
import { searchEntries } from './search-entries.ts'
import { selling } from './selling.ts'
import { sipRouting } from './sip-routing.ts'
import { tidyByKey } from './tidy-by-key.ts'
import { trailPartitions } from './trail-partitions.ts'
import { untouched } from './untouched.ts'

export interface Migration {
  readonly script: string
  /**
   * The last migration that the oldest Holdline knows which may run beside this one; itself, if none may. A
   * change is made in two: one release adds, a later one takes away, so that processes are upgraded one by
   * one.
   */
  readonly compatibleSince: string
}

/** The migration since which an inventory has a note of the PostgreSQL that it is in, and of its copy there. */
export const CLUSTER_COPIES = '0018-cluster-copies'

export type Migrations = Readonly<Record<string, Migration>>

/**
 * Every migration by its name, which begins with its number: they run in that order. A released one never
 * changes.
 */
export const MIGRATIONS: Migrations = {
  '0001-inventory': { script: inventory + reservations, compatibleSince: '0001-inventory' },
  // An older process would look for the operations of searches in the table of operations.
  '0002-operation-views': { script: operationViews, compatibleSince: '0002-operation-views' },
  // An older process would release numbers without clearing their claims.
  '0003-aging-claims': { script: agingClaims, compatibleSince: '0003-aging-claims' },
  // An older Holdline would go on to quote the prices of its own configuration.
  '0004-register': { script: register, compatibleSince: '0004-register' },
  // An older process would not find the numbers that have no rows.
  '0005-untouched': { script: untouched, compatibleSince: '0005-untouched' },
  '0006-tidy-by-key': { script: tidyByKey, compatibleSince: '0005-untouched' },
  // An older process would link numbers to entries of searches, and not find searches in the trail.
  '0007-search-entries': { script: searchEntries, compatibleSince: '0007-search-entries' },
  // An older process would write the column that is gone.
  '0008-no-repeat-keys': { script: noRepeatKeys, compatibleSince: '0008-no-repeat-keys' },
  // An older process would not know that it changes a reservation which another request has made.
  '0009-repetitions': { script: repetitions, compatibleSince: '0009-repetitions' },
  // An older process would take a running clock for the system's.
  '0010-controls': { script: controls, compatibleSince: '0010-controls' },
  // An older process would take a purchase that fails for one that succeeded.
  '0011-forced-outcomes': { script: forcedOutcomes, compatibleSince: '0011-forced-outcomes' },
  // An older process offers no number that is quarantined or ported out, but it releases a protected one: docs/operate.md.
  '0012-numbers': { script: numbers, compatibleSince: '0011-forced-outcomes' },
  // An older process would know no planned price, no purchase of a closed resource that is to be refused, and no set-up fee.
  '0013-selling': { script: selling, compatibleSince: '0013-selling' },
  // An older process would read entries of imports as empty, and find no owner of a number that came in owned.
  '0014-labels': { script: labels, compatibleSince: '0014-labels' },
  '0015-sip-routing': { script: sipRouting, compatibleSince: '0014-labels' },
  // An older process would delete numbers whose owners are archived.
  '0016-trail-partitions': { script: trailPartitions, compatibleSince: '0016-trail-partitions' },
  // An older process would not wait for the lock under which stock is added now.
  '0017-clusters': { script: clusters, compatibleSince: '0017-clusters' },
  [CLUSTER_COPIES]: { script: clusterCopies, compatibleSince: '0017-clusters' },
}

/** The last one that this Holdline knows. */
export const NEWEST_MIGRATION = Object.keys(MIGRATIONS).sort().at(-1) ?? ''

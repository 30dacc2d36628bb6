import { controls } from './controls.ts'
import { forcedOutcomes } from './forced-outcomes.ts'
import { inventory } from './inventory.ts'
import { labels } from './labels.ts'
import { noRepeatKeys } from './no-repeat-keys.ts'
import { numbers } from './numbers.ts'
import { operationViews } from './operation-views.ts'
import { ranges } from './ranges.ts'
import { register } from './register.ts'
import { repetitions } from './repetitions.ts'
import { reservations } from './reservations.ts'
import { searchEntries } from './search-entries.ts'
import { selling } from './selling.ts'
import { sipRouting } from './sip-routing.ts'
import { tidyByKey } from './tidy-by-key.ts'
import { tidying } from './tidying.ts'
import { timeNotBeyond } from './time-not-beyond.ts'

export type Migrations = Readonly<Record<string, string>>

/** Every migration's script by its name, in the order in which they run. A released one never changes. */
export const MIGRATIONS: Migrations = {
  '2026-11-22-0-inventory': inventory,
  '2026-11-22-1-reservations': reservations,
  '2026-11-22-2-tidying': tidying,
  '2026-11-28-0-operation-views': operationViews,
  '2026-11-28-1-register': register,
  '2026-11-28-2-ranges': ranges,
  '2026-11-28-3-tidy-by-key': tidyByKey,
  '2026-11-28-4-search-entries': searchEntries,
  '2026-11-29-0-no-repeat-keys': noRepeatKeys,
  '2026-11-29-0-time-not-beyond': timeNotBeyond,
  '2026-11-29-1-repetitions': repetitions,
  '2026-11-29-2-controls': controls,
  '2026-11-29-3-forced-outcomes': forcedOutcomes,
  '2026-11-30-0-numbers': numbers,
  '2026-11-30-1-selling': selling,
  '2026-11-30-2-labels': labels,
  '2026-11-30-3-sip-routing': sipRouting,
}

/** The last one that this Holdline knows. */
export const NEWEST_MIGRATION = Object.keys(MIGRATIONS).at(-1) ?? ''

import type { InspectedRow, Opening } from '../port/inspect-store.ts'
import type { Dialect } from './dialect.ts'
import type { Script } from './script.ts'
import { WHOLE_TRAIL } from './whole-trail.ts'

/** Where the trail begins, and the state of the numbers then that have these rows now. */
export function* openingOf(dialect: Dialect, rows: readonly InspectedRow[]): Script<Opening> {
  return dialect.opening === undefined ? WHOLE_TRAIL : yield* dialect.opening(rows)
}

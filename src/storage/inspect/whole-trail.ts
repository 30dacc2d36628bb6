import { emptyReplay } from '../../numbering/replay/replayed.ts'
import type { Opening } from '../port/inspect-store.ts'

/** The beginning of a trail from which nothing was archived. */
export const WHOLE_TRAIL: Opening = { sequence: 0, state: emptyReplay() }

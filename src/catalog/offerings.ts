import type { Offering } from '../numbering/offering.ts'
import { expandPriceRow } from './price-row.ts'
import { PRICE_ROWS } from './price-rows.ts'

/** The offerings of a server whose configuration has none; `PRICE_ROWS` names their sources. */
export const DEFAULT_OFFERINGS: readonly Offering[] = Object.freeze(PRICE_ROWS.flatMap(expandPriceRow))

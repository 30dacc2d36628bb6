import type { Offering } from '../numbering/offering.ts'
import { expandPriceRow } from './price-row.ts'
import { PRICE_ROWS } from './price-rows.ts'

/** The offerings unless others are configured; `PRICE_ROWS` names their sources. */
export const DEFAULT_OFFERINGS: readonly Offering[] = Object.freeze(PRICE_ROWS.flatMap(expandPriceRow))

import type { Offering } from '../numbering/offering.ts'
import { expandPriceRow } from './price-row.ts'
import { PRICE_ROWS } from './price-rows.ts'

/** What Holdline sells unless it is configured otherwise; see `PRICE_ROWS` for where it is from. */
export const DEFAULT_OFFERINGS: readonly Offering[] = Object.freeze(PRICE_ROWS.flatMap(expandPriceRow))

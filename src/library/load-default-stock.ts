import { DEFAULT_STOCK } from '../assets.ts'
import { lazyJson } from '../files/lazy-json.ts'
import type { NumberBlock } from '../numbering/audit-entry.ts'

/** Reads the default stock at the first call. */
export const loadDefaultStock = lazyJson<NumberBlock[]>(DEFAULT_STOCK)

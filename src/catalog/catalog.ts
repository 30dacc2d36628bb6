import type { LocalityTable } from './locality.ts'
import type { NanpAreaCode } from './nanp-area-code.ts'

/** The part of the catalog that the build derives from published numbering data. */
export interface Catalog {
  /** The owner and the licence of the data. */
  readonly notice: string
  /** By area code, ascending. */
  readonly nanpAreaCodes: readonly NanpAreaCode[]
  readonly localities: LocalityTable
}

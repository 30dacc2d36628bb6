import type { GivenState } from '../../numbering/given-state.ts'
import type { StockImport } from '../contract/import-schemas.ts'

/** The state of an import's numbers, from the body of the request. */
export function toGivenState(state: NonNullable<StockImport['stocks'][number]['state']>): GivenState {
  switch (state.kind) {
    case 'aging':
      return { kind: 'aging', until: Date.parse(state.until) }
    case 'quarantined':
      return { ...state, until: Date.parse(state.until) }
    case 'withdrawn':
    case 'portedOut':
      return state
    case 'owned':
      return { ...state, since: Date.parse(state.since) }
  }
}

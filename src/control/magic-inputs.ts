import type { ForcedOutcome } from '../numbering/forced-outcome.ts'
import { NEVER } from '../numbering/instant.ts'
import { SEARCH_ERRORS } from '../numbering/search-error.ts'
import { ERROR_PHASES } from './faults/error-phases.ts'
import { partOf } from './faults/to-forced-outcome.ts'

/** What a search with a magic area code does; the area code itself is then ignored. */
export type MagicInput =
  | { readonly kind: 'force'; readonly forced: ForcedOutcome }
  | {
      readonly kind: 'answer'
      readonly status: number
      /** The input, at the beginning of a sentence. */
      readonly rule: string
      readonly headers: Readonly<Record<string, string>>
    }

type Outcome = Omit<ForcedOutcome, 'rule' | 'purchase'>

/** What each area code forces, and upon which operation. No country has area codes that begin with two zeros. */
interface Entry {
  readonly areaCode: string
  readonly phase: 'search' | 'purchase'
  readonly does: Outcome | { readonly status: number; readonly retryAfter?: number } | 'partial'
}

const ERRORS: readonly Entry[] = SEARCH_ERRORS.map((error, index) => ({
  areaCode: String(index + 1).padStart(4, '0'),
  phase: ERROR_PHASES[error],
  does: error === 'NumbersPartiallyAcquired' ? 'partial' : { error },
}))

/** The errors of the API's enum in its order, and then what else can be forced. */
export const MAGIC_INPUTS: readonly Entry[] = [
  ...ERRORS,
  { areaCode: '0021', phase: 'search', does: { runningMs: NEVER } },
  { areaCode: '0022', phase: 'purchase', does: { runningMs: NEVER } },
  { areaCode: '0023', phase: 'purchase', does: { expires: true } },
  { areaCode: '00429', phase: 'search', does: { status: 429, retryAfter: 1 } },
  { areaCode: '00500', phase: 'search', does: { status: 500 } },
  { areaCode: '00503', phase: 'search', does: { status: 503, retryAfter: 1 } },
]

const BY_AREA_CODE = new Map(MAGIC_INPUTS.map((entry) => [entry.areaCode, entry]))

/**
 * What a search for so many numbers with this area code does; `undefined` for an area code that is not magic. An outcome
 * of the purchase is kept with the search, which itself succeeds.
 */
export function magicInput(areaCode: string | undefined, quantity: number): MagicInput | undefined {
  const entry = areaCode === undefined ? undefined : BY_AREA_CODE.get(areaCode)
  if (entry === undefined) return undefined
  const { does, phase } = entry
  if (does !== 'partial' && 'status' in does) {
    const { status, retryAfter } = does
    const headers: Record<string, string> =
      retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
    return { kind: 'answer', status, rule: `The magic area code ${areaCode}`, headers }
  }
  const rule = `magic-${areaCode}`
  const outcome = { rule, ...(does === 'partial' ? { atMost: partOf(quantity) } : does) }
  return { kind: 'force', forced: phase === 'search' ? outcome : { purchase: outcome } }
}

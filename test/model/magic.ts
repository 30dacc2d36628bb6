import fc from 'fast-check'
import { expect } from 'vitest'
import { magicInput } from '../../src/control/magic-inputs.ts'
import type { ForcedOutcome } from '../../src/numbering/forced-outcome.ts'
import { NEVER } from '../../src/numbering/instant.ts'

/** Magic area codes, and what docs/faults.md says that they force. */
const MAGIC: Readonly<Record<string, ForcedOutcome>> = {
  '0008': { purchase: { rule: 'magic-0008', error: 'NoWallet' } },
  '0016': { rule: 'magic-0016', error: 'UnknownSearchError' },
  '0021': { rule: 'magic-0021', runningMs: NEVER },
  '0022': { purchase: { rule: 'magic-0022', runningMs: NEVER } },
  '0023': { purchase: { rule: 'magic-0023', expires: true } },
}

/** The ids by which the operations of magic area codes are finished. */
export const MAGIC_RULES = Object.keys(MAGIC).map((code) => `magic-${code}`)

/** The magic area code of a search; mostly none. */
export const magicSearch: fc.Arbitrary<string> = fc.constantFrom(
  ...Object.keys(MAGIC),
  ...Array<string>(20).fill(''),
)

/** What a magic area code forces, as the documentation says. */
export function forcedByMagic(code: string, quantity: number): ForcedOutcome | undefined {
  if (code === '') return undefined
  const expected = MAGIC[code]
  expect(magicInput(code, quantity)).toEqual({ kind: 'force', forced: expected })
  return expected
}

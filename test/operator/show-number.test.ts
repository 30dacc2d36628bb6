import { describe, expect, it } from 'vitest'
import { fieldsOf } from '../../src/cli/controls/fields.ts'
import { numberLines } from '../../src/cli/number-lines.ts'
import { toNumber } from '../../src/http/wire/to-number.ts'
import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { parsePhoneNumber } from '../../src/numbering/phone-number.ts'
import { showNumber } from '../../src/operator/show-number.ts'
import type { Archive } from '../../src/storage/port/archive-store.ts'
import type { NumberState } from '../../src/storage/port/explain-store.ts'

const NOW = Date.UTC(2026, 0, 15, 12)
const CAPABILITIES = { calling: 'inbound', sms: 'none' } as const
const NUMBER = parsePhoneNumber('+14255550100')

/** A number whose history is cut: nine thousand nine hundred and more changes, and these entries last. */
async function showCut(
  last: readonly AuditEntry[],
  at: number,
  state: NumberState = { kind: 'untouched' },
  archives: readonly Archive[] = [],
) {
  if (NUMBER === undefined) throw new Error('no number')
  const changes = Array.from({ length: 10_000 - last.length }, (_, nth) => changed(nth))
  const shown = await showNumber(
    {
      explainNumber: async () => ({
        value: {
          stock: { country: 'US', numberType: 'geographic', areaCode: '425', capabilities: CAPABILITIES },
          state,
        },
        now: NOW,
      }),
      numberHistory: async () => [...changes, ...last].toReversed(),
      archives: async () => archives,
    },
    NUMBER,
    at,
  )
  if (shown === undefined) throw new Error('there is no such number')
  return toNumber(shown)
}

/** The owner changes what the number can do, a millisecond after the change before. */
function changed(nth: number): AuditEntry {
  const claim = { resource: 'contoso', searchId: 'bought', sequence: nth + 1, at: NOW - 20_000 + nth }
  return { ...claim, command: 'updateCapabilities', phoneNumbers: [], capabilities: CAPABILITIES }
}

const RELEASED: AuditEntry = {
  ...{ sequence: 10_001, at: NOW - 5_000, command: 'release', resource: 'contoso', searchId: 'bought' },
  ...{ phoneNumbers: [], freeAt: NOW },
}

describe('the owner of a number whose history is cut', () => {
  it.each([
    ['before its first entry', NOW - 60_000],
    ['among entries that tell of no owner', NOW - 15_000],
  ])('is unknown at an instant %s', async (_, at) => {
    const number = await showCut([RELEASED], at)
    expect(number.past).toMatchObject({ owner: null, isKnown: false })
    expect(numberLines(fieldsOf(number))).toContain(
      `at ${new Date(at).toISOString()}: unknown, since the beginning of its history is left out`,
    )
  })

  it('is nobody once it was released', async () => {
    const number = await showCut([RELEASED], NOW - 5_000)
    expect(number.past).toMatchObject({ owner: null, isKnown: true })
    expect(numberLines(fieldsOf(number))).toContain('at 2026-01-15T11:59:55.000Z: nobody owned it')
  })
})

it('a hold that ends after all dates is shown without an end', async () => {
  const held = { kind: 'held', until: 8_640_000_000_000_001 } as const
  expect(await showCut([], NOW, held)).toMatchObject({ state: 'held', until: null })
})

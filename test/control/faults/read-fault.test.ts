import { describe, expect, it } from 'vitest'
import { ERROR_PHASES } from '../../../src/control/faults/error-phases.ts'
import type { FaultDocument } from '../../../src/control/faults/fault-document.ts'
import { FAULT_OPERATIONS } from '../../../src/control/faults/fault-operations.ts'
import { FaultViolation } from '../../../src/control/faults/fault-violation.ts'
import { readFault } from '../../../src/control/faults/read-fault.ts'
import { toForcedOutcome } from '../../../src/control/faults/to-forced-outcome.ts'
import { ACS_OPERATIONS } from '../../../src/http/acs/index.ts'
import { NEVER } from '../../../src/numbering/instant.ts'
import { SEARCH_ERRORS } from '../../../src/numbering/search-error.ts'

function read(document: FaultDocument) {
  return readFault(document, () => 'made', 0)
}

function messageOf(document: FaultDocument): string | undefined {
  try {
    read(document)
    return undefined
  } catch (error) {
    return error instanceof FaultViolation ? error.message : String(error)
  }
}

it('the operations of rules are those of the API', () => {
  expect(FAULT_OPERATIONS).toEqual(ACS_OPERATIONS.map(({ operationId }) => operationId))
})

describe('an outcome', () => {
  it.each(SEARCH_ERRORS)('%s is for the operations of its phase, or the one that is named', (outcome) => {
    const purchases = ['PurchasePhoneNumbers', 'PurchaseReservation']
    expect(read({ effect: { outcome } }).operations).toEqual(
      ERROR_PHASES[outcome] === 'search' ? ['SearchAvailablePhoneNumbers'] : purchases,
    )
    const release = read({ match: { operation: 'ReleasePhoneNumber' }, effect: { outcome } })
    expect(release.operations).toEqual(['ReleasePhoneNumber'])
    expect(release.effect).toEqual({ kind: 'force', error: outcome })
  })

  it('that is partial finds half of the numbers, at least one, or as many as the rule says', () => {
    const forced = (quantity: number | undefined, most?: number) => {
      const { effect } = read({
        effect: { outcome: 'NumbersPartiallyAcquired', ...(most !== undefined && { quantity: most }) },
      })
      return effect?.kind === 'force' && toForcedOutcome(effect, 'rule', quantity)
    }
    expect([forced(10), forced(3), forced(1), forced(10, 7)]).toEqual(
      [5, 1, 1, 7].map((atMost) => ({ atMost, rule: 'rule' })),
    )
    expect(forced(undefined)).toEqual({ error: 'NumbersPartiallyAcquired', rule: 'rule' })
  })

  it('may stay running for a time before it shows, or for ever', () => {
    const stay = 'running'
    expect(read({ effect: { outcome: 'PurchaseFailed', stay, for: 'PT1H' } }).effect).toEqual({
      kind: 'force',
      error: 'PurchaseFailed',
      runningMs: 3_600_000,
    })
    for (const effect of [{ stay, for: 'ever' }, { stay }] as const) {
      const { effect: read_, operations } = read({ effect })
      expect(read_).toEqual({ kind: 'force', runningMs: NEVER })
      expect(operations).toHaveLength(5)
    }
  })
})

describe('a rule is refused with the field that asks for what there is not', () => {
  const status = { status: 503 } as const
  const cases: [FaultDocument, string][] = [
    [
      { effect: {} },
      'effect must have one of outcome, stay, expire, status, drop, slowBody, cutBody, latency',
    ],
    [
      { effect: { outcome: 'OutOfStock', status: 500 } },
      'effect must have one effect, and has outcome and status: make two rules',
    ],
    [
      { effect: { drop: 'after', cutBody: { bytes: 1 } } },
      'effect must have one effect, and has drop and cutBody: make two rules',
    ],
    [
      { effect: { stay: 'running', expire: true } },
      'effect must have one effect, and has stay and expire: make two rules',
    ],
    [{ effect: { drop: 'after', retryAfter: 1 } }, 'effect.retryAfter goes with status only'],
    [{ effect: { ...status, for: '1h' } }, 'effect.for goes with outcome or stay only'],
    [{ effect: { outcome: 'OutOfStock', for: '1h' } }, 'effect.for goes with stay only'],
    [{ effect: { latency: '1s', quantity: 1 } }, 'effect.quantity goes with outcome only'],
    [
      { effect: { outcome: 'OutOfStock', quantity: 1 } },
      'effect.quantity goes with the outcome NumbersPartiallyAcquired only',
    ],
    [{ effect: { expire: false } }, 'effect.expire must be true'],
    [
      { effect: { latency: 'soon' } },
      'effect.latency must be a duration, such as PT16M, 16m, 1h30m or 200ms, and of ten years at most',
    ],
    [{ effect: { latency: '11m' } }, 'effect.latency must be at most ten minutes'],
    [{ effect: { latency: { from: '2s', to: '1s' } } }, 'effect.latency.to must not be shorter than from'],
    [{ effect: { slowBody: {} } }, 'effect.slowBody must have one of bytesPerSecond, duration'],
    [
      { effect: { slowBody: { bytesPerSecond: 1, duration: '1s' } } },
      'effect.slowBody must have one of bytesPerSecond, duration',
    ],
    [{ effect: { cutBody: {} } }, 'effect.cutBody must have one of bytes, fraction'],
    [{ effect: { status: 204, body: {} } }, 'effect.body must be absent, since an answer 204 has no body'],
    [
      { effect: { ...status, headers: { 'Content-Length': '5' } } },
      'effect.headers must not have content-length: drop and cutBody break an answer',
    ],
    [
      { effect: { ...status, headers: { 'a b': '5' } } },
      'effect.headers must have names and values that HTTP allows',
    ],
    [
      { effect: { ...status, headers: { a: 'x\r\ny: z' } } },
      'effect.headers must have names and values that HTTP allows',
    ],
    [
      { match: { country: 'USA' }, effect: status },
      'match.country must be the two letters of a country, such as US',
    ],
    [
      { match: { phoneNumber: '425' }, effect: status },
      'match.phoneNumber must be a phone number in E.164, such as +14255550123',
    ],
    [
      { match: { operation: 'Search' }, effect: status },
      `match.operation must be one of ${FAULT_OPERATIONS.join(', ')}`,
    ],
    [
      { match: { operation: 'GetOperation' }, effect: { outcome: 'OutOfStock' } },
      'match.operation must be one of SearchAvailablePhoneNumbers, PurchasePhoneNumbers, PurchaseReservation, ' +
        'ReleasePhoneNumber, UpdateCapabilities for this effect',
    ],
    [
      { match: { operation: 'ReleasePhoneNumber' }, effect: { expire: true } },
      'match.operation must be one of PurchasePhoneNumbers, PurchaseReservation for this effect',
    ],
    [{ id: 'a/b', effect: status }, 'id must be of letters, digits, - and _, and of 64 characters at most'],
    [{ ttl: '0s', effect: status }, 'ttl must be at least 1 ms'],
    [
      { window: { after: '1s', from: '2026-01-01T00:00:00Z' }, effect: status },
      'window must begin either after a duration or from an instant',
    ],
    [
      { window: { for: '1s', to: '2026-01-01T00:00:00Z' }, effect: status },
      'window must last either for a duration or to an instant',
    ],
    [{ window: { for: '0s' }, effect: status }, 'window must end after it begins'],
    [
      { window: { from: 'noon' }, effect: status },
      'window.from must be an instant, such as 2026-11-28T12:00:00Z',
    ],
    [
      { window: { from: '2026-02-30T00:00:00Z' }, effect: status },
      'window.from must be an instant, such as 2026-11-28T12:00:00Z',
    ],
  ]
  it.each(cases)('%j', (document, message) => {
    expect(messageOf(document)).toBe(message)
  })
})

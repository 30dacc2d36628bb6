import { describe, expect, it } from 'vitest'
import { RESERVATION_LIFETIME_MS } from '../../../src/numbering/reservation.ts'
import { decideReserve } from '../../../src/storage/decide/decide-reserve.ts'
import type { Quotes } from '../../../src/storage/decide/quote-all.ts'
import { NOW, quoted, reservation } from './given.ts'

const COMMAND = { resource: 'contoso', reservationId: 'r', add: [], remove: [], holdMs: 900 }
const [LOW, MIDDLE, HIGH] = [quoted('+14255550101'), quoted('+14255550102'), quoted('+14255550103')]
const NOTHING: Quotes = { added: [], failed: new Map() }
const { phoneNumbers: _, ...summary } = reservation()
const BEFORE = { reservation: summary }

describe('A command on a reservation', () => {
  it('makes it, with its numbers in order', () => {
    const failed = new Map([['+14255550109', 'notFree']] as const)
    const quotes = { added: [HIGH, LOW], failed }
    const { answer, change } = decideReserve(COMMAND, undefined, { kept: [], removed: [] }, quotes, NOW)
    const value = { id: 'r', createdAt: NOW, expiresAt: NOW + 900, phoneNumbers: [LOW, HIGH] }
    expect(answer).toEqual({ kind: 'reserved', created: true, reservation: { value, now: NOW }, failed })
    const detail = { resource: 'contoso', searchId: 'r', added: [HIGH, LOW], expiresAt: NOW + 900 }
    expect(change).toEqual({
      kept: [],
      added: [HIGH, LOW],
      removed: [],
      expiresAt: NOW + 900,
      detail: { command: 'reserve', ...detail },
    })
  })

  it('adds, removes and extends', () => {
    const quotes = { ...NOTHING, added: [LOW] }
    const { answer, change } = decideReserve(
      COMMAND,
      BEFORE,
      { kept: [HIGH], removed: [MIDDLE] },
      quotes,
      NOW,
    )
    expect(answer).toMatchObject({
      created: false,
      reservation: { value: { createdAt: NOW - 10, expiresAt: NOW + 900, phoneNumbers: [LOW, HIGH] } },
    })
    expect(change?.detail).toMatchObject({ command: 'updateReservation', removed: [MIDDLE.phoneNumber] })
  })

  it('makes it without numbers, and without an entry in the trail', () => {
    const failed = new Map([['+14255550109', 'notFree']] as const)
    const wish = { kept: [], removed: [] }
    const { answer, change } = decideReserve(COMMAND, undefined, wish, { added: [], failed }, NOW)
    expect(answer).toMatchObject({ created: true, failed })
    expect(change).toEqual({ kept: [], added: [], removed: [], expiresAt: NOW + 900 })
  })

  it('adds the first numbers', () => {
    const quotes = { ...NOTHING, added: [LOW] }
    const { change } = decideReserve(COMMAND, BEFORE, { kept: [], removed: [] }, quotes, NOW)
    expect(change?.detail).toMatchObject({ command: 'reserve', createdAt: NOW - 10, added: [LOW] })
  })

  it('extends it to the end of its lifetime and no further', () => {
    const quotes = { ...NOTHING, added: [LOW] }
    const command = { ...COMMAND, holdMs: RESERVATION_LIFETIME_MS }
    const { change } = decideReserve(command, BEFORE, { kept: [], removed: [] }, quotes, NOW)
    expect(change?.expiresAt).toBe(NOW - 10 + RESERVATION_LIFETIME_MS)
  })

  it('leaves everything as it is where nothing is added or removed', () => {
    const { answer, change } = decideReserve(COMMAND, BEFORE, { kept: [LOW], removed: [] }, NOTHING, NOW)
    expect(change).toBeUndefined()
    expect(answer).toMatchObject({ reservation: { value: { expiresAt: NOW + 100, phoneNumbers: [LOW] } } })
  })

  it('was made by it before, if the repeat key is the one of the request that made it', () => {
    const repeat = (repeatKey?: string, madeBy?: string) =>
      decideReserve(
        { ...COMMAND, ...(repeatKey !== undefined && { repeatKey }) },
        { ...BEFORE, ...(madeBy !== undefined && { madeBy }) },
        { kept: [LOW], removed: [] },
        NOTHING,
        NOW,
      ).answer
    expect(repeat('a', 'a')).toMatchObject({ created: true })
    for (const answer of [repeat('a', 'b'), repeat('a'), repeat(undefined, 'a'), repeat()]) {
      expect(answer).toMatchObject({ created: false })
    }
  })
})

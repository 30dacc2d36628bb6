import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advanced, clockOf, decideMove } from '../../../src/storage/decide/decide-clock.ts'
import {
  type Clock,
  FASTEST_RATE,
  LATEST_INSTANT,
  readClock,
  SLOWEST_RATE,
} from '../../../src/storage/port/clock.ts'
import { START } from '../given.ts'

const YEAR = 365 * 24 * 3_600_000
const system = fc.integer({ min: START - YEAR, max: START + 10 * YEAR })
const byMs = fc.oneof(fc.nat(3), fc.nat(YEAR))
const pace = fc.oneof(fc.integer({ min: 1, max: 5_000 }), fc.integer({ min: 1, max: FASTEST_RATE * 1_000 }))
const rate = pace.map((thousandths) => thousandths / 1_000)
const clock: fc.Arbitrary<Clock> = fc.oneof(
  fc.constant({ mode: 'system' as const }),
  fc.record({ mode: fc.constant('offset' as const), offsetMs: fc.integer({ min: -YEAR, max: YEAR }) }),
  fc.record({ mode: fc.constant('frozen' as const), at: system }),
  fc.record({ mode: fc.constant('running' as const), at: system, since: system, rate }),
)

describe('A running clock', () => {
  it('shows its instant when it is set, and then each millisecond of the system times its rate, cut to whole ones', () => {
    fc.assert(
      fc.property(system, pace, fc.nat(10 * YEAR), (at, pace, elapsed) => {
        const running = { mode: 'running', at, since: START, rate: pace / 1_000 } as const
        // The exact product, in integers of any size.
        const exact = BigInt(at) + (BigInt(elapsed) * BigInt(pace)) / 1_000n
        const shown = exact > BigInt(LATEST_INSTANT) ? LATEST_INSTANT : Number(exact)
        expect(readClock(running, START + elapsed)).toBe(shown)
      }),
      { numRuns: 2_000 },
    )
  })

  it('does not go back where the system’s time is before the instant at which it was set', () => {
    expect(readClock({ mode: 'running', at: 5, since: START, rate: 60 }, START - YEAR)).toBe(5)
  })

  it.each([SLOWEST_RATE, 0.5, 60, 1.2345, FASTEST_RATE])('keeps a rate of %d, in thousandths', (rate) => {
    const set = clockOf({ mode: 'running', rate }, { clock: { mode: 'frozen', at: 7 }, system: START })
    expect(set).toEqual({ mode: 'running', at: 7, since: START, rate: Math.round(rate * 1_000) / 1_000 })
  })
})

describe('A clock that is advanced', () => {
  it('shows so much more at once, and goes on as before', () => {
    fc.assert(
      fc.property(clock, system, byMs, fc.nat(YEAR), (clock, system, byMs, later) => {
        const next = advanced(clock, byMs)
        for (const instant of [system, system + later]) {
          const shown = readClock(clock, instant)
          fc.pre(shown + byMs < LATEST_INSTANT)
          expect(readClock(next, instant)).toBe(shown + byMs)
        }
        expect(next.mode).toBe(clock.mode === 'system' ? 'offset' : clock.mode)
      }),
    )
  })
})

describe('A move of the clock', () => {
  it('is refused if it shows an earlier instant, by a millisecond, and is done at the same instant', () => {
    fc.assert(
      fc.property(clock, system, (clock, system) => {
        const now = readClock(clock, system)
        fc.pre(now + 1_000 < LATEST_INSTANT)
        const reading = { clock, system }
        const to = (at: number) => decideMove(reading, { mode: 'frozen', at })
        expect(to(now - 1)).toEqual({ kind: 'earlier', now })
        const same = { clock: { mode: 'frozen', at: now }, from: now, to: now }
        expect(to(now)).toEqual({ kind: 'move', move: same })
        expect(decideMove(reading, clockOf({ mode: 'frozen' }, reading))).toEqual({
          kind: 'move',
          move: same,
        })
        const runs = clockOf({ mode: 'running', rate: 2 }, reading)
        expect(decideMove(reading, runs)).toMatchObject({ kind: 'move', move: { from: now, to: now } })
        expect(readClock(runs, system + 500)).toBe(now + 1_000)
      }),
    )
  })

  it.each([
    { mode: 'frozen', at: LATEST_INSTANT + 1 },
    { mode: 'running', at: LATEST_INSTANT + 1, since: START, rate: 1 },
    { mode: 'offset', offsetMs: LATEST_INSTANT },
  ] as const)('is refused after the latest instant: $mode', (next) => {
    const reading = { clock: { mode: 'system' }, system: START } as const
    expect(decideMove(reading, next)).toEqual({ kind: 'tooLate', latest: LATEST_INSTANT })
  })

  it('may show the latest instant', () => {
    const next = { mode: 'frozen', at: LATEST_INSTANT } as const
    expect(decideMove({ clock: { mode: 'system' }, system: START }, next).kind).toBe('move')
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readForward } from '../../src/timing/forward-time.ts'

const DAY = 24 * 3_600_000
const START = Date.UTC(2026, 0, 15, 12)

/** A machine whose clocks the test moves, and a time that follows them. */
function given({ system = START, steady = 0, last = 0 } = {}) {
  let [systemNow, steadyNow] = [system, steady]
  let time = { at: last, steady }
  return {
    /** Time passes, for both clocks. */
    pass(ms: number) {
      systemNow += ms
      steadyNow += ms
    },
    /** Somebody sets the system's clock by so much. */
    set(ms: number) {
      systemNow += ms
    },
    system: () => Math.floor(systemNow),
    read() {
      const { now, next } = readForward(time, Math.floor(systemNow), steadyNow)
      time = next
      return now
    },
  }
}

const passing = fc.double({ min: 0, max: DAY, noNaN: true })
const steps = fc.array(
  fc.record({ pass: passing, set: fc.oneof(fc.constant(0), fc.integer({ min: -2 * DAY, max: 2 * DAY })) }),
  { minLength: 1, maxLength: 40 },
)
const beginning = fc.record({
  steady: fc.double({ min: 0, max: 1e9, noNaN: true }),
  last: fc.integer({ min: 0, max: START + 2 * DAY }),
})

describe('A time that only goes forward', () => {
  it('is the system’s while nobody sets the clock back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(passing, fc.nat(DAY))), (forward) => {
        const machine = given()
        for (const [pass, set] of forward) {
          machine.pass(pass)
          machine.set(set)
          expect(machine.read()).toBe(machine.system())
        }
      }),
    )
  })

  it('never goes back, never stands still, and is never behind the system’s, however the clock is set', () => {
    fc.assert(
      fc.property(beginning, steps, (begin, drawn) => {
        const machine = given(begin)
        let before = machine.read()
        expect(before).toBeGreaterThanOrEqual(begin.last)
        for (const { pass, set } of drawn) {
          machine.pass(pass)
          machine.set(set)
          const now = machine.read()
          expect(Number.isInteger(now)).toBe(true)
          expect(now - before).toBeGreaterThanOrEqual(Math.floor(pass / 2))
          expect(now).toBeGreaterThanOrEqual(machine.system())
          before = now
        }
      }),
    )
  })

  it('goes on at half speed after the clock was set back, and is the system’s again when that has caught up', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 * DAY }),
        fc.integer({ min: 1, max: 50 }),
        (back, readings) => {
          const machine = given()
          const before = machine.read()
          machine.set(-back)
          for (let reading = 1; reading <= readings; reading += 1) {
            machine.pass((2 * back) / readings)
            const now = machine.read()
            expect(Math.abs(now - before - (back * reading) / readings)).toBeLessThanOrEqual(1)
          }
          machine.pass(2)
          expect(machine.read()).toBe(machine.system())
        },
      ),
    )
  })

  it('goes on as fast if it is read a thousand times a millisecond', () => {
    const machine = given()
    const before = machine.read()
    machine.set(-DAY)
    for (let reading = 0; reading < 20_000; reading += 1) {
      machine.pass(0.001)
      machine.read()
    }
    expect(machine.read() - before).toBe(10)
  })
})

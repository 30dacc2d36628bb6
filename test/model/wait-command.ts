import fc from 'fast-check'
import { expect } from 'vitest'
import { advanceClock, readClock, setClock } from '../../src/control/clock/move-clock.ts'
import { command, type ModelCommand } from './command.ts'
import type { Model } from './model.ts'
import type { Real } from './real.ts'

const wait = fc.oneof(
  { weight: 1, arbitrary: fc.record({ ms: fc.nat(20 * 60_000) }) },
  { weight: 4, arbitrary: fc.record({ nth: fc.nat(2), off: fc.constantFrom(-1, 0, 0, 1) }) },
)

/** How many times as fast as the machine's time a clock runs. */
const RATE = 60

/**
 * Lets time pass: a random while, or until about the next instant at which something changes by itself. The clock is
 * frozen at the later instant, advanced, or runs there.
 */
export const waitCommand: fc.Arbitrary<ModelCommand> = fc
  .tuple(wait, fc.constantFrom('freeze', 'advance', 'run'))
  .map(([wait, how]) =>
    command('wait', `${JSON.stringify(wait)}, ${how}`, async (model, _, real) => {
      const changes = model.nextChanges()
      const to =
        'ms' in wait ? model.now + wait.ms : (changes[wait.nth] ?? changes[0] ?? model.now) + wait.off
      const ms = Math.max(0, to - model.now)
      if (how === 'run' && real.isOnMachine) {
        await run(model, real, Math.ceil(ms / RATE))
        return 'clock ran'
      }
      await move(model, real, ms, how === 'freeze')
      return how === 'freeze' ? 'clock frozen later' : 'clock advanced'
    }),
  )

/** Moves the clock, which answers what the model says has changed. */
async function move(model: Model, real: Real, byMs: number, freezes: boolean): Promise<void> {
  const wereFree = model.freeNumbers().length
  const wereHeld = [...model.searches.values()].filter(({ search }) => model.isHeld(search))
  if (freezes) model.freezeAt(model.now + byMs)
  else model.advance(byMs)
  const answer = await (freezes
    ? setClock(real, { mode: 'frozen', now: model.now })
    : advanceClock(real, byMs))
  const ended = wereHeld.filter(({ search }) => search.phoneNumbers.length > 0 && !model.isHeld(search))
  expect(answer).toMatchObject({
    kind: 'moved',
    now: model.now,
    counts: { holdsEnded: ended.length },
    numbersFree: model.freeNumbers().length - wereFree,
  })
}

/** Lets the clock run fast while time passes on the machine. */
async function run(model: Model, real: Real, ms: number): Promise<void> {
  const answer = await setClock(real, { mode: 'running', rate: RATE })
  expect(answer).toMatchObject({ kind: 'moved', now: model.now, numbersFree: 0 })
  model.runAt(RATE)
  real.machine.pass(ms)
  expect(await readClock(real)).toEqual({ mode: 'running', now: model.now, rate: RATE })
}

/** Time passes on the machine: nothing happens where the clock is frozen, but fault rules come to their end. */
export const passCommand: fc.Arbitrary<ModelCommand> = fc.constantFrom(1_000, 60_000).map((ms) =>
  command('pass', String(ms), async (_, __, { machine }) => {
    machine.pass(ms)
    return 'passed'
  }),
)

/** A clock is never set back, but by a reset. */
export const setBackCommand: fc.Arbitrary<ModelCommand> = fc.constant(
  command('setBack', '', async (model, _, real) => {
    const answer = await setClock(real, { mode: 'frozen', now: model.now - 1 })
    expect(answer).toEqual({ kind: 'earlier', now: model.now })
    return 'refused'
  }),
)

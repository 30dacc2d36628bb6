import { expect, it } from 'vitest'
import { type PassingStore, startHousekeeping } from '../../src/inventory/start-housekeeping.ts'
import type { TidyAnswer, TidyCommand, TidyCounts } from '../../src/storage/port/housekeeping-store.ts'

const MINUTE = 60_000
const KEPT_MS = 1_234
/** How long each batch takes, on a clock that goes on only then. */
const BATCH_MS = 30

type Step = TidyAnswer | Error | Promise<TidyAnswer>

/** Housekeeping over a store that answers with these steps; the test moves the time. */
function arrange(steps: readonly Step[], random = () => 0.5, others: readonly PassingStore[] = []) {
  const commands: TidyCommand[] = []
  const logged: [level: string, facts: object][] = []
  const rounds: [removed: TidyCounts, failed: boolean][] = []
  const sleeps: number[] = []
  const left = [...steps]
  let wake = () => {}
  let asleep = () => {}
  let falling = new Promise<void>((resolve) => {
    asleep = resolve
  })
  let steady = 0
  const rooms: number[] = []
  const store = {
    tidyBatch: 7,
    async extendTrail({ room }: { readonly room: number }) {
      rooms.push(room)
      return { kind: 'enough', room } as const
    },
    async tidy(command: TidyCommand) {
      steady += BATCH_MS
      commands.push(command)
      const step = left.shift() ?? tidied({}, false)
      if (step instanceof Error) throw step
      return step
    },
  }
  const housekeeping = startHousekeeping({
    keptMs: () => KEPT_MS,
    random,
    steadyNow: () => steady,
    onRound: (...round) => void rounds.push(round),
    log: {
      info: (facts) => void logged.push(['info', facts]),
      warn: (facts) => void logged.push(['warn', facts]),
    },
    main: store,
    others: () => others,
    sleep(ms, signal) {
      sleeps.push(ms)
      const slept = new Promise<void>((resolve) => {
        wake = resolve
        if (signal.aborted) resolve()
        signal.addEventListener('abort', () => resolve())
      })
      asleep()
      return slept
    },
  })
  return {
    commands,
    rooms,
    store,
    logged,
    rounds,
    sleeps,
    housekeeping,
    /** Lets the time of the sleep under way pass, and waits for the next one. */
    async pass() {
      await falling
      falling = new Promise((resolve) => {
        asleep = resolve
      })
      wake()
      await falling
    },
  }
}

function tidied(removed: Partial<TidyCounts>, more: boolean): TidyAnswer {
  const none = { searches: 0, operations: 0, reservations: 0, reservedNumbers: 0 }
  return { kind: 'tidied', removed: { ...none, ...removed }, more }
}

it('does batch after batch until nothing is left, with pauses, and tells once what it removed', async () => {
  const { pass, commands, logged, sleeps, housekeeping } = arrange([
    tidied({ searches: 500, operations: 600 }, true),
    tidied({ searches: 20, reservations: 3, reservedNumbers: 4 }, true),
    tidied({}, false),
  ])
  expect(commands).toEqual([])
  for (let times = 0; times < 3; times += 1) await pass()
  expect(commands).toHaveLength(3)
  expect(new Set(commands.map(({ keptMs }) => keptMs))).toEqual(new Set([KEPT_MS]))
  expect(new Set(commands.map(({ limit }) => limit))).toEqual(new Set([7]))
  expect(logged).toEqual([['info', { searches: 520, operations: 600, reservations: 3, reservedNumbers: 4 }]])
  // A batch has as long a pause as it took, and none waits for the next round.
  expect(sleeps).toEqual([5 * MINUTE, BATCH_MS, BATCH_MS, 5 * MINUTE])
  await pass()
  expect(commands).toHaveLength(4)
  expect(logged).toHaveLength(1)
  await housekeeping.stop()
})

it('extends the trail in each round, and tidies also where that fails', async () => {
  const { pass, store, rooms, rounds, logged } = arrange([tidied({ searches: 1 }, false)])
  await pass()
  expect(rooms).toEqual([2 ** 20])
  store.extendTrail = () => Promise.reject(new Error('the disk is full'))
  await pass()
  expect(rounds).toEqual([
    [expect.objectContaining({ searches: 1 }), false],
    [expect.anything(), true],
  ])
  expect(logged).toContainEqual(['warn', { reason: 'the disk is full' }])
})

it('ends the round if another process is removing records', async () => {
  const { pass, commands, logged, sleeps } = arrange([
    tidied({ searches: 1 }, true),
    { kind: 'busy' },
    { kind: 'busy' },
  ])
  for (let times = 0; times < 3; times += 1) await pass()
  expect(commands).toHaveLength(3)
  expect(sleeps.filter((ms) => ms >= MINUTE)).toHaveLength(3)
  expect(logged).toEqual([['info', expect.objectContaining({ searches: 1 })]])
})

it('warns when it fails, logs the records that were removed before, and goes on in the next round', async () => {
  const { pass, commands, logged, rounds } = arrange([
    tidied({ searches: 7 }, true),
    new Error('the disk is full'),
    tidied({ searches: 8 }, false),
  ])
  for (let times = 0; times < 3; times += 1) await pass()
  expect(commands).toHaveLength(3)
  expect(logged).toEqual([
    ['warn', { reason: 'the disk is full' }],
    ['info', expect.objectContaining({ searches: 7 })],
    ['info', expect.objectContaining({ searches: 8 })],
  ])
  expect(rounds).toEqual([
    [expect.objectContaining({ searches: 7 }), true],
    [expect.objectContaining({ searches: 8 }), false],
  ])
})

it('spreads the rounds of processes that start together', async () => {
  const chances = [0, 0.999]
  const { pass, sleeps } = arrange([], () => chances.shift() ?? 0.5)
  await pass()
  expect(sleeps[0]).toBe(2.5 * MINUTE)
  expect(sleeps[1]).toBeCloseTo(7.5 * MINUTE, -3)
})

it('stops between two rounds, and begins no other batch', async () => {
  const { housekeeping, commands } = arrange([])
  await housekeeping.stop()
  expect(commands).toEqual([])
})

it('stops in the middle of a round after the batch under way, and logs the removed records', async () => {
  let finish = (_: TidyAnswer) => {}
  const slow = new Promise<TidyAnswer>((resolve) => {
    finish = resolve
  })
  const { pass, housekeeping, commands, logged } = arrange([tidied({ searches: 1 }, true), slow])
  await pass()
  void pass()
  while (commands.length < 2) await Promise.resolve()
  let stopped = false
  const stopping = housekeeping.stop().then(() => {
    stopped = true
  })
  await new Promise(setImmediate)
  expect(stopped).toBe(false)
  finish(tidied({ searches: 2 }, true))
  await stopping
  expect(commands).toHaveLength(2)
  expect(logged).toEqual([['info', expect.objectContaining({ searches: 3 })]])
})

it('goes on with the other stores, of which one fails and one has ended, with a pause before each', async () => {
  const tidyings: string[] = []
  const other = (name: string, answer: Step): PassingStore => ({
    store: {
      tidyBatch: 7,
      async tidy() {
        tidyings.push(name)
        if (answer instanceof Error) throw answer
        return answer
      },
    },
    work: (does) => (name === 'ended' ? undefined : does()),
  })
  const others = [
    other('failing', new Error('closed')),
    other('ended', tidied({ searches: 90 }, false)),
    other('last', tidied({ searches: 9 }, false)),
  ]
  const { pass, logged, rounds, sleeps } = arrange([tidied({ searches: 1 }, false)], () => 0.5, others)
  for (let times = 0; times < 4; times += 1) await pass()
  expect(tidyings).toEqual(['failing', 'last'])
  expect(logged).toEqual([
    ['warn', { reason: 'closed' }],
    ['info', expect.objectContaining({ searches: 10 })],
  ])
  expect(sleeps.filter((ms) => ms < MINUTE)).toHaveLength(3)
  expect(rounds).toEqual([[expect.objectContaining({ searches: 1 }), false]])
})

it('reports the main inventory as soon as it is tidied, before the pause that the next store waits for', async () => {
  const other: PassingStore = {
    store: { tidyBatch: 7, tidy: async () => tidied({ searches: 90 }, false) },
    work: (does) => does(),
  }
  const { pass, rounds, sleeps } = arrange([tidied({ searches: 1 }, false)], () => 0.5, [other])
  await pass()
  expect(sleeps).toHaveLength(2)
  expect(rounds).toEqual([[expect.objectContaining({ searches: 1 }), false]])
})

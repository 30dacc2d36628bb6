import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { StorePool } from '../../harness/histories/store-pool.ts'
import type { FaultEffect } from '../../src/control/faults/fault-document.ts'
import { SEARCH_ERRORS } from '../../src/numbering/search-error.ts'
import { history } from './history.ts'
import { Machine } from './machine.ts'
import { kindOfFault } from './model-rules.ts'
import { httpHistory } from './over-http/http-history.ts'
import { HTTP_EFFECTS } from './over-http/other-commands.ts'
import { runParameters } from './run-parameters.ts'
import { Tally } from './tally.ts'

/** Each effect that is stored with a record. */
const FORCED: readonly FaultEffect[] = [
  ...SEARCH_ERRORS.map((outcome) => ({ outcome })),
  { stay: 'running' },
  { stay: 'running', for: '30m' },
  { expire: true },
]

/** Most histories have the fault where it has an effect, so that it is next to impossible that none has. */
const MOST_HISTORIES = 30

const tally = new Tally()
const machine = new Machine()
const pool = new StorePool(machine)
afterAll(() => pool.empty())

const open = () => pool.open()

type Play = (parameters: { readonly seed: number; readonly numRuns: number }) => Promise<void>

/** Plays histories until a fault of the kind has fired, one at least. */
async function fire(kind: string, play: Play): Promise<void> {
  const { seed = randomInt(2 ** 31) } = runParameters(1)
  for (let nth = 0; nth === 0 || (!tally.faults.has(kind) && nth < MOST_HISTORIES); nth += 1) {
    await play({ seed: seed + nth, numRuns: 1 })
  }
  expect(tally.faults.has(kind)).toBe(true)
}

function byKind(effects: readonly FaultEffect[]): [string, FaultEffect][] {
  return [...new Map(effects.map((effect) => [kindOfFault(effect), effect]))]
}

describe('The invariants hold while a fault fires:', () => {
  it.each(byKind(FORCED))('%s', async (kind, effect) => {
    const property = history(open, { tally, machine }, fc.constant({ effect }))
    await fire(kind, (parameters) => fc.assert(property, parameters))
  })

  it.each(byKind(HTTP_EFFECTS))('%s, over HTTP', async (kind, effect) => {
    const property = httpHistory(open, { tally, machine }, fc.constant({ effect, times: 2 }))
    await fire(kind, (parameters) => fc.assert(property, parameters))
  })
})

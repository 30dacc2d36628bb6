import { describe, expect, it } from 'vitest'
import type { StoreMethod } from '../../../src/storage/port/store-methods.ts'
import { batchRunner } from '../../../src/storage/sqlite/batch.ts'
import { openDatabase } from '../../../src/storage/sqlite/database.ts'
import { createEngine } from '../../../src/storage/sqlite/engine.ts'
import { migrate } from '../../../src/storage/sqlite/migrate.ts'
import { ownerOf } from '../../../src/storage/sqlite/owner-of.ts'
import { storeOver } from '../../../src/storage/sqlite/store-over.ts'
import { stillClock } from '../../support/still-clock.ts'
import { addRecords, EFFECTIVE } from '../effective-call.ts'
import { METHOD_NAMES } from '../misfile.ts'

/** The methods that no resource calls for its own records. */
const OWNERLESS: readonly StoreMethod[] = [
  'finishOperations',
  'addStock',
  'changeSale',
  'deleteStock',
  'changeNumber',
  'countPortedOut',
  'compareStock',
  'describeNumber',
  'stocks',
  'listNumbers',
  'count',
  'stockCounts',
  'audit',
  'numberHistory',
  'extendTrail',
  'archives',
  'archivable',
  'archive',
  'inspectNumbers',
  'inspectSearches',
  'inspectReservations',
  'inspectOperations',
  'inspectSip',
  'inspectRegister',
  'inspectRegisterChanges',
  'inspectTrail',
  'now',
  'clock',
  'setClock',
  'advanceClock',
  'resetClock',
  'leftovers',
  'liveHolds',
  'explainNumber',
  'explainSearch',
  'register',
  'registerChanges',
  'changeRegister',
  'declare',
  'schema',
  'tidy',
  'snapshot',
  'restore',
  'deleteSnapshot',
  'snapshots',
  'ping',
]

async function records() {
  const database = openDatabase(':memory:')
  migrate(database, 'The database')
  const run = batchRunner(database, createEngine(database, stillClock(0)))
  return addRecords(
    storeOver(
      async (call) => run([call])[0] ?? { done: false, reason: 'No outcome' },
      async () => database.close(),
    ),
  )
}

describe('The owner of a call in the store queue', async () => {
  const found = await records()

  it.each(METHOD_NAMES)('%s', (method) => {
    const owner = ownerOf({ method, parameters: EFFECTIVE[method](found) })
    expect(owner).toBe(OWNERLESS.includes(method) ? `/${method}` : 'contoso')
  })
})

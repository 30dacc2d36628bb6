import { expect, it, onTestFinished } from 'vitest'
import { operationProgress } from '../../../src/numbering/operation.ts'
import { phoneNumberToInteger } from '../../../src/numbering/phone-number.ts'
import { searchOperation } from '../../../src/numbering/search-operations.ts'
import { createPool } from '../../../src/storage/postgres/create-pool.ts'
import { recordHolds } from '../../../src/storage/postgres/hold/record-holds.ts'
import { transact } from '../../../src/storage/postgres/transaction.ts'
import { givenDatabase, givenStore } from '../../support/postgres/given-processes.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'
import { hold, newGuid, touchAll } from '../given.ts'

it('holds are recorded only if all their numbers are claimed', async () => {
  const database = await givenDatabase()
  const store = await givenStore(database)
  await store.addStock([usBlock(US_GEOGRAPHIC, 2)])
  await touchAll(store)
  const before = await store.count()
  const { id } = await hold(store, { quantity: 2 })
  await store.cancel({ resource: 'contoso', searchId: id })
  const made = await store.search('contoso', id)
  if (made === undefined) throw new Error('The search is missing')
  const search = { ...made.value, id: newGuid() }
  const operation = searchOperation(search, operationProgress(made.now, { notStartedMs: 0, runningMs: 0 }))
  const [one] = search.phoneNumbers.map((number) => ({
    number: phoneNumberToInteger(number),
    stock: 1,
    entry: 1,
  }))
  if (one === undefined) throw new Error('The search has no numbers')

  const pool = createPool({ ...database.connection, prepared: false }, 1)
  onTestFinished(() => pool.end())
  const recording = transact(
    pool,
    (transaction) =>
      recordHolds(transaction, [{ resource: 'contoso', search, operation, numbers: [one] }], { last: true }),
    { keepsPlans: true },
  )
  await expect(recording).rejects.toThrow('claimed 1 of 2 numbers')
  expect(await store.search('contoso', search.id)).toBeUndefined()
  expect(await store.count()).toEqual(before)
})

import { writeSync } from 'node:fs'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'

/**
 * A process that opens the given file, keeps its state as a snapshot, and holds numbers and restores the snapshot in
 * turns, until it is killed. It writes a line after each restore.
 */
const [, , file = '', worker = ''] = process.argv
const store = await openFileStore({ file, thread: new URL(worker) })
const { country, numberType, capabilities } = US_GEOGRAPHIC
const offering = {
  country,
  numberType,
  assignmentType: 'application',
  capabilities,
  cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  agreementToNotResellRequired: false,
} as const

await store.snapshot('start')
for (;;) {
  await store.hold({
    ...offering,
    resource: 'contoso',
    searchId: crypto.randomUUID(),
    quantity: 2_000,
    fill: 'sequential',
    offerings: [offering],
    holdMs: 3_600_000,
    delay: { notStartedMs: 0, runningMs: 0 },
  })
  await store.restore('start')
  writeSync(1, 'restored\n')
}

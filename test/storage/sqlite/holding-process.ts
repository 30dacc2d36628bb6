import { writeSync } from 'node:fs'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC } from '../../support/stock.ts'

/**
 * A process that opens the given file and holds numbers in it, 16 at a time, until it is killed. It writes a line for
 * each answered hold: id and number.
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

await Promise.all(
  Array.from({ length: 16 }, async () => {
    for (;;) {
      const answer = await store.hold({
        ...offering,
        resource: 'contoso',
        searchId: crypto.randomUUID(),
        quantity: 1,
        fill: 'sequential',
        offerings: [offering],
        holdMs: 3_600_000,
        delay: { notStartedMs: 0, runningMs: 0 },
      })
      if (answer.kind !== 'held') throw new Error(answer.kind)
      const { search } = answer
      // Written synchronously: a stream might still keep the line when the process dies.
      writeSync(1, `${search.id} ${search.phoneNumbers[0] ?? 'none'}\n`)
    }
  }),
)

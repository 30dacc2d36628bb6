import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import type { Offering } from '../../../src/numbering/offering.ts'
import { openFileStore } from '../../../src/storage/sqlite/open-file-store.ts'
import { US_GEOGRAPHIC, usBlock } from '../../support/stock.ts'

/**
 * A process that does the steps in its arguments with an inventory in the given file, and writes what became of each
 * step in a line:
 * - `search <n>`: n searches, 64 at a time, each cancelled: `<done> of <n>`
 * - `ping`: `ready`, or `not ready`
 * - `reopen`: the inventory is closed in order and opened again
 * - `fill`: another file takes all room of the volume; `empty`: that file is removed
 */
const [, , file = '', worker = '', ...steps] = process.argv
const { country, numberType, capabilities } = US_GEOGRAPHIC
const offering: Offering = {
  country,
  numberType,
  assignmentType: 'application',
  capabilities,
  cost: { amount: 1, currencyCode: 'USD', billingFrequency: 'monthly' },
  agreementToNotResellRequired: false,
}
const other = `${file}-other`
const open = () => openFileStore({ file, thread: new URL(worker), stock: [usBlock(US_GEOGRAPHIC, 9_000)] })
let store = await open()

async function search(): Promise<void> {
  const searchId = crypto.randomUUID()
  const answer = await store.hold({
    ...offering,
    resource: 'contoso',
    searchId,
    quantity: 10,
    fill: 'sequential',
    offerings: [offering],
    holdMs: 3_600_000,
    delay: { notStartedMs: 0, runningMs: 0 },
  })
  if (answer.kind !== 'held') throw new Error(answer.kind)
  await store.cancel({ resource: 'contoso', searchId })
}

async function searches(count: number): Promise<number> {
  let [left, done] = [count, 0]
  const caller = async () => {
    while (left > 0) {
      left -= 1
      const changed = await search().then(
        () => true,
        () => false,
      )
      if (changed) done += 1
    }
  }
  await Promise.all(Array.from({ length: 64 }, caller))
  return done
}

/** Takes all room there is, down to the last byte. */
function fill(): void {
  const descriptor = openSync(other, 'w')
  for (let size = 1 << 20; size > 0; ) {
    try {
      if (writeSync(descriptor, Buffer.alloc(size)) < size) size = 0
    } catch {
      size >>= 1
    }
  }
  fsyncSync(descriptor)
  closeSync(descriptor)
}

async function run(step: string): Promise<string> {
  const [verb, count] = step.split(' ')
  switch (verb) {
    case 'search':
      return `${await searches(Number(count))} of ${count}`
    case 'ping':
      return store.ping().then(
        () => 'ready',
        () => 'not ready',
      )
    case 'reopen':
      await store.close()
      store = await open()
      return 'reopened'
    case 'fill':
      fill()
      return 'filled'
    case 'empty':
      rmSync(other)
      return 'emptied'
    default:
      throw new Error(`${step} is no step`)
  }
}

for (const step of steps) process.stdout.write(`${await run(step)}\n`)
await store.close()

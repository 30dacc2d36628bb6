import { join } from 'node:path'
import { NEVER } from '../../src/numbering/instant.ts'
import { replay } from '../../src/numbering/replay/replay.ts'
import type { NumberCounts } from '../../src/storage/port/stock-store.ts'
import { openFileStore } from '../../src/storage/sqlite/open-file-store.ts'
import { shownSipStates } from '../../test/storage/shown-sip.ts'
import { WORKER_URL } from '../../test/support/stores.ts'
import type { AcceptedChanges } from './accepted-changes.ts'

const RESOURCE = 'default'

/** Whether the inventory at the end has exactly the changes that the server accepted. */
export async function checkEnd(directory: string, accepted: AcceptedChanges): Promise<string[]> {
  const store = await openFileStore({ file: join(directory, 'holdline.db'), thread: WORKER_URL })
  try {
    const trail = await store.audit({ after: 0, limit: 1_000_000 })
    const faults: string[] = []
    const counts = new Map<string, number>()
    for (const entry of trail) {
      if (entry.command === 'stock' || entry.command === 'changeSipConfiguration') continue
      if (entry.command !== 'search' && entry.command !== 'purchase')
        counts.set(entry.command, (counts.get(entry.command) ?? 0) + 1)
      else if (!accepted.operations.has(`${entry.command}_${entry.searchId}`))
        faults.push(`a ${entry.command} (${entry.searchId}) happened and was never accepted`)
    }
    const { numbers, searches } = replay(trail)
    for (const id of accepted.operations) {
      if (!id.startsWith('search_') || searches.has(id.slice('search_'.length))) continue
      // A search that found nothing is not in the trail.
      const found = await store.search(RESOURCE, id.slice('search_'.length))
      if (found?.value.phoneNumbers.length !== 0) faults.push(`${id} was accepted and never happened`)
    }
    for (const state of shownSipStates(trail, RESOURCE).slice(1)) {
      if (!accepted.sipConfigurations.has(state))
        faults.push(`the SIP configuration ${state} was never answered`)
    }
    // A request that changes nothing is accepted too, and makes no entry.
    const atMost = new Map([
      ['cancel', accepted.cancellations],
      ['release', accepted.count('release_')],
      ['updateCapabilities', accepted.count('capabilities_')],
    ])
    for (const [command, count] of counts) {
      const most = atMost.get(command) ?? 0
      if (count > most) faults.push(`${command} happened ${count} times; accepted were ${most}`)
    }

    const now = await store.now()
    const expected: NumberCounts = { total: numbers.size, free: 0, busy: 0, owned: 0 }
    const told = { ...expected }
    for (const { freeAt } of numbers.values())
      told[freeAt === NEVER ? 'owned' : freeAt > now ? 'busy' : 'free'] += 1
    const counted = await store.count()
    if (describe(counted) !== describe(told))
      faults.push(`there are ${describe(counted)}; explained are ${describe(told)}`)
    return faults
  } finally {
    await store.close()
  }
}

function describe({ total, free, busy, owned }: NumberCounts): string {
  return `${total} numbers (${free} free, ${busy} held, ${owned} owned)`
}

import { beforeAll, describe, expect, it } from 'vitest'
import { trailAt } from '../../src/cli/audit/trail-at.ts'
import { compareTrail } from '../../src/cli/verify/compare-trail.ts'
import type { AuditEntryModel } from '../../src/http/contract/audit-schemas.ts'
import { formatUtcInstant } from '../../src/numbering/instant.ts'
import type { InventoryStore } from '../../src/storage/port/inventory-store.ts'
import { DAMAGED_KINDS, type Filled } from '../storage/damaged.ts'
import { buy, firstNumber, HOLD_MS, hold, moveClock } from '../storage/given.ts'
import { US_GEOGRAPHIC, usBlock } from '../support/stock.ts'
import { temporaryDirectoryOfFile } from '../support/temporary-directory.ts'

async function exported(store: InventoryStore): Promise<AuditEntryModel[]> {
  return (await trailAt({ kind: 'store', store }, 0)).entries
}

/** What the inventory does not have of the trail, a line for each finding. */
async function missing(trail: readonly AuditEntryModel[], store: InventoryStore): Promise<string[]> {
  async function* entries() {
    yield* trail
  }
  const lines: string[] = []
  const page = (since: number) => trailAt({ kind: 'store', store }, since)
  const [{ through: archived = 0 } = {}] = await store.archives()
  const place = { page, archived, now: await store.now() }
  for await (const { subject, expected, found } of compareTrail(entries(), place)) {
    lines.push(`${subject}: expected ${expected}; found ${found}`)
  }
  return lines
}

describe.each(DAMAGED_KINDS)('An exported trail beside the inventory, $name', (kind) => {
  const directory = temporaryDirectoryOfFile()
  let backup: Filled<unknown>

  beforeAll(async () => {
    backup = await kind.fill(directory, async (store) => {
      await moveClock(store, 0)
      await store.addStock([usBlock(US_GEOGRAPHIC, 10)])
      await buy(store)
    })
  })

  it('is the same as long as nothing is lost, and when entries came later', async () => {
    const store = await backup.open([])
    const trail = await exported(store)
    expect(await missing(trail, store)).toEqual([])
    await buy(store)
    expect(await missing(trail, store)).toEqual([])
  })

  it('names what an older state does not have that was put back', async () => {
    const store = await backup.open([])
    const lost = await buy(store)
    const trail = await exported(store)
    const { sequence, at } = trail.at(-1) ?? {}
    expect(await missing(trail, await backup.open([]))).toEqual([
      expect.stringMatching(/^entry \d+: expected search of .* found no such entry$/),
      `entry ${sequence}: expected purchase of ${firstNumber(lost)} for contoso (${lost.id}) at ${at}; found no such entry`,
      `the audit trail: expected entries up to ${sequence}, as its export has them; found entries up to ${trail.at(-3)?.sequence}: the inventory was put back to an older state`,
    ])
  })

  it('names entries in whose places others are, after the inventory has gone on', async () => {
    const store = await backup.open([])
    const lost = await buy(store)
    const trail = await exported(store)
    const restored = await backup.open([])
    await buy(restored)
    await buy(restored)
    const lines = await missing(trail, restored)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(new RegExp(`expected purchase of .*${lost.id}.*; found purchase of `))
  })

  it('may have searches that have expired and were removed', async () => {
    const store = await backup.open([])
    await hold(store)
    await buy(store)
    const trail = await exported(store)
    await moveClock(store, 2 * HOLD_MS)
    await store.tidy({ keptMs: 0, limit: 100 })
    const left = await exported(store)
    expect(left.length).toBeLessThan(trail.length)
    expect(await missing(trail, store)).toEqual([])
    // The same entries are missing where they have not expired.
    await moveClock(store, 0)
    expect(await missing(trail, store)).toContainEqual(
      expect.stringContaining(`at ${formatUtcInstant(await store.now())}; found no such entry`),
    )
  })
})

import { describe, expect, it } from 'vitest'
import { exportTrail } from '../../src/cli/audit/export-trail.ts'
import { trailAt } from '../../src/cli/audit/trail-at.ts'
import { hold, openStore } from '../storage/given.ts'
import { STORE_KINDS } from '../support/stores.ts'

/** Lines, by what the words of each are about. */
const sequencesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line).sequence)

describe.each(STORE_KINDS)('The export of the audit trail, $name', (kind) => {
  it('writes every entry once, a page at a time, and can be continued after any line', async () => {
    const store = await openStore(kind, 300)
    for (let nth = 0; nth < 250; nth += 1) await hold(store)
    const all = (await store.audit({ after: 0, limit: 1_000 })).map(({ sequence }) => sequence)
    expect(all).toHaveLength(251)
    const pages: number[] = []
    const exportFrom = async (since: number, most: number) => {
      let text = ''
      await exportTrail(since, {
        page: async (after) => {
          const page = await trailAt({ kind: 'store', store }, after)
          pages.push(page.entries.length)
          return page
        },
        // The reader has gone after this many writes.
        write: async (more) => {
          text += more
          return text.length < most
        },
        isStopped: () => false,
      })
      return sequencesOf(text)
    }
    expect(await exportFrom(0, Number.POSITIVE_INFINITY)).toEqual(all)
    expect(pages).toEqual([100, 100, 51])
    const interrupted = await exportFrom(0, 1)
    expect(interrupted).toEqual(all.slice(0, 100))
    expect(await exportFrom(interrupted.at(-1), Number.POSITIVE_INFINITY)).toEqual(all.slice(100))
  })

  it('goes on with new entries as they come, until it is stopped', async () => {
    const store = await openStore(kind, 10)
    let text = ''
    let pauses = 0
    await exportTrail(0, {
      page: (after) => trailAt({ kind: 'store', store }, after),
      write: async (more) => {
        text += more
        return true
      },
      pause: async () => {
        pauses += 1
        await hold(store)
      },
      isStopped: () => pauses === 3,
    })
    const trail = await store.audit({ after: 0, limit: 1_000 })
    expect(sequencesOf(text)).toEqual(trail.slice(0, 3).map(({ sequence }) => sequence))
  })
})

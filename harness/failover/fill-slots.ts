import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import type { PairMember } from '../../test/support/postgres/pair-member.ts'
import { ROLE } from './stage.ts'

const PAUSE_MS = 20

/** Takes every connection of the server that becomes free, until `release` is called. */
export function fillSlots({ host, port }: PairMember): { release(): Promise<void> } {
  const clients: pg.Client[] = []
  let filling = true

  async function take(): Promise<boolean> {
    const client = new pg.Client({ host, port, user: ROLE, database: 'postgres' })
    client.on('error', () => {})
    try {
      await client.connect()
      clients.push(client)
      return true
    } catch {
      return false
    }
  }
  const filled = (async () => {
    while (filling) if (!(await take())) await delay(PAUSE_MS)
  })()
  return {
    async release() {
      filling = false
      await filled
      await Promise.all(clients.map((client) => client.end()))
    },
  }
}

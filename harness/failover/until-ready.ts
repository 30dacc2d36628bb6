import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import type { Fleet, Member } from '../processes/fleet.ts'

const PAUSE_MS = 20
/** How long one answer is waited for, in milliseconds. */
const ANSWER_LIMIT_MS = 10_000

/** Waits until each process says that it can serve. */
export async function untilReady(fleet: Fleet): Promise<void> {
  await Promise.all(
    fleet.members().map(async (member) => {
      while (!(await isReady(member))) await delay(PAUSE_MS)
    }),
  )
}

function isReady({ origin }: Member): Promise<boolean> {
  return new Promise((resolve) => {
    const outgoing = request(`${origin}/_holdline/ready`, { timeout: ANSWER_LIMIT_MS }, (incoming) => {
      incoming.resume()
      resolve(incoming.statusCode === 200)
    })
    outgoing.on('timeout', () => outgoing.destroy())
    outgoing.on('error', () => resolve(false))
    outgoing.end()
  })
}

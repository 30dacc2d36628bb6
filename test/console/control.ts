import { expect } from 'vitest'
import type { Server } from '../support/server.ts'

/** Has a stand-in do something, as a test's own client would. */
export async function control({ http }: Pick<Server, 'http'>, path: string, body: object): Promise<void> {
  const answer = await fetch(`${http}/_holdline/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(200)
}

import { expect } from 'vitest'
import { createClient } from '../../support/client.ts'
import type { Server } from '../../support/server.ts'

/** Cancels a search. The official clients have no method for this: their `cancelOperation` sends no request. */
export async function cancelSearch({ http, connectionString }: Server, searchId: string): Promise<void> {
  const [, accessKey = ''] = connectionString.split('accesskey=')
  const client = createClient(new URL(http).host, accessKey)
  const { status } = await client(
    'DELETE',
    `/phoneNumbers/operations/search_${searchId}?api-version=2025-06-01`,
  )
  expect(status).toBe(204)
}

import { ApiFailure } from './api-failure.ts'
import { API_VERSION, type Clients, createClients } from './create-clients.ts'
import type { Session } from './session.ts'

/** The key in a connection string, `endpoint=https://…/;accesskey=…`, or in a text that is a key. */
export function keyIn(text: string): string {
  const found = /(?:^|;)\s*accesskey=([^;\s]+)/i.exec(text)
  return (found?.[1] ?? text).trim()
}

/** The session that a stand-in gives everybody; `undefined` where the server asks for a key. */
export async function signInWithoutKey(): Promise<Session | undefined> {
  const connection = await readConnection(createClients({ operator: 'unsigned' }))
  return connection && { operator: 'unsigned', ...connection }
}

/**
 * The session of a key, which is a resource's key or the operator's. The operator also sees the default resource, whose
 * key the server tells.
 *
 * @returns `undefined` if the server knows no such key
 */
export async function signInWithKey(key: string): Promise<Session | undefined> {
  const operator = { key }
  const connection = await readConnection(createClients({ operator }))
  if (connection !== undefined) return { operator, ...connection }
  const { acs } = createClients({ resourceKey: key })
  const query = { 'api-version': API_VERSION, top: 1 }
  const isKnown = await isAllowed(acs.GET('/phoneNumbers', { params: { query } }))
  return isKnown ? { resourceKey: key } : undefined
}

async function readConnection({ own }: Clients): Promise<Pick<Session, 'resourceKey'> | undefined> {
  let connectionString: string | null | undefined
  const isOperator = await isAllowed(
    own.GET('/_holdline/connection').then(({ data }) => {
      connectionString = data?.connectionString
    }),
  )
  if (!isOperator) return undefined
  return connectionString ? { resourceKey: keyIn(connectionString) } : {}
}

/** Whether the server takes the credentials of a request. */
async function isAllowed(request: Promise<unknown>): Promise<boolean> {
  try {
    await request
    return true
  } catch (error) {
    if (error instanceof ApiFailure && (error.status === 401 || error.status === 403)) return false
    throw error
  }
}

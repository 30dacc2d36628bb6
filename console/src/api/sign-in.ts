import { ApiFailure } from './api-failure.ts'
import { API_VERSION, createClients } from './create-clients.ts'
import type { Session } from './session.ts'
import { isKey } from './sign-request.ts'

/** The key in a connection string, `endpoint=https://…/;accesskey=…`, or in a text that is a key. */
export function keyIn(text: string): string {
  const found = /(?:^|;)\s*accesskey=([^;\s]+)/i.exec(text)
  return (found?.[1] ?? text).trim()
}

/** The session that a stand-in gives everybody; `undefined` where the server asks for a key. */
export async function signInWithoutKey(): Promise<Session | undefined> {
  return signInAsOperator('unsigned')
}

/**
 * The session of a key, which is a resource's key or the operator's. The operator also sees the default resource, whose
 * key the server tells.
 *
 * @returns `undefined` if the server knows no such key
 */
export async function signInWithKey(key: string): Promise<Session | undefined> {
  const session = await signInAsOperator({ key })
  if (session !== undefined) return session
  const { acs } = createClients({ resourceKey: key })
  const query = { 'api-version': API_VERSION, top: 1 }
  const isKnown = await isAllowed(acs.GET('/phoneNumbers', { params: { query } }))
  return isKnown ? { resourceKey: key } : undefined
}

async function signInAsOperator(operator: NonNullable<Session['operator']>): Promise<Session | undefined> {
  const { own } = createClients({ operator })
  let connectionString: string | null | undefined
  const isOperator = await isAllowed(
    own.GET('/_holdline/connection').then(({ data }) => {
      connectionString = data?.connectionString
    }),
  )
  if (!isOperator) return undefined
  const hasControls = await isAllowed(own.GET('/_holdline/clock'))
  const resourceKey = keyIn(connectionString ?? '')
  // A resource whose clients have tokens needs no key.
  if (!isKey(resourceKey)) return { operator, hasControls }
  // The default resource is the first. Where there is no other, whose numbers these are goes without saying.
  const [first, ...others] = (await own.GET('/_holdline/resources')).data?.resources ?? []
  const several = first !== undefined && others.length > 0
  return { operator, hasControls, resourceKey, ...(several && { resource: first.name }) }
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

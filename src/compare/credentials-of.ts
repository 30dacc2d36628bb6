import { signRequest } from '../net/sign-request.ts'
import type { Credentials } from './probe.ts'

/** A key that nobody has. */
const OTHER_KEY = Buffer.alloc(32, 'nobody').toString('base64')
const DAY_MS = 86_400_000

interface Signed {
  readonly method: string
  readonly target: string
  readonly host: string
  readonly body: string
  readonly key: string
}

/** The headers that say who sends a request. */
export function credentialsOf(
  credentials: Credentials,
  request: Signed,
  now: number,
): Record<string, string> {
  const signed = (changed: Partial<Signed> = {}, date = now) =>
    signRequest({ ...request, ...changed, date: new Date(date) })
  switch (credentials) {
    case 'key':
      return signed()
    case 'none':
      return {}
    case 'otherKey':
      return signed({ key: OTHER_KEY })
    case 'staleDate':
      return signed({}, now - DAY_MS)
    case 'otherBody':
      return signed({ body: `${request.body} ` })
    case 'madeUpToken':
      return { authorization: 'Bearer made.up.token' }
  }
}

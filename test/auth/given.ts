import {
  type AuthenticationRequest,
  type AuthenticationStrategy,
  createAuthenticator,
} from '../../src/http/auth/authenticator.ts'
import { isDenial } from '../../src/http/auth/denial.ts'
import type { Resource } from '../../src/resources/resource.ts'
import type { ResourceDirectory } from '../../src/resources/resource-directory.ts'
import { type SignableRequest, signedHeaders } from '../support/sign.ts'

/** A base64 key of 32 bytes that tests tell apart by name. */
export const keyNamed = (name: string) => Buffer.from(name.padEnd(32, '.')).toString('base64')

export const DEFAULT: Resource = {
  name: 'default',
  accessKeys: [keyNamed('default 1'), keyNamed('default 2')],
  hosts: [],
}
export const CONTOSO: Resource = {
  name: 'contoso',
  accessKeys: [keyNamed('contoso')],
  hosts: ['contoso.example'],
}
export const FABRIKAM: Resource = {
  name: 'fabrikam',
  accessKeys: [keyNamed('fabrikam')],
  hosts: ['fabrikam.example', 'numbers.fabrikam.example'],
}
export const RESOURCES = [DEFAULT, CONTOSO, FABRIKAM] as const
export const DIRECTORY: ResourceDirectory = { version: 1, resources: RESOURCES }

export const NOW = Date.UTC(2024, 0, 2, 20, 59, 16)

/** A request as it arrives, signed with the default resource's first key unless told otherwise. */
export function signedRequest(given: Partial<SignableRequest> = {}): AuthenticationRequest {
  const { method = 'GET', target = '/phoneNumbers?api-version=2025-02-11', host = 'localhost:8080' } = given
  const headers = signedHeaders({
    accessKey: keyNamed('default 1'),
    date: new Date(NOW),
    ...given,
    method,
    target,
    host,
  })
  return { method, target, headers, encrypted: false, transport: 'network' }
}

/** Tells the caller of a request; `undefined` where the caller is denied. */
export function callerBy<Caller extends { readonly kind: string }>(
  ...strategies: readonly AuthenticationStrategy<Caller>[]
): (request: AuthenticationRequest) => Promise<Caller | undefined> {
  const authenticate = createAuthenticator(strategies)
  return async (request) => {
    const outcome = await authenticate(request)
    return isDenial(outcome) ? undefined : outcome
  }
}

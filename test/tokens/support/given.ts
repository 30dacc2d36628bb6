import { onTestFinished } from 'vitest'
import { AUDIENCE, openTestIssuer, type TestIssuer } from './test-issuer.ts'

export const DENIED = '{"error":{"code":"Denied","message":"Denied by the resource provider."}}'

/** Starts an issuer until the test ends. */
export async function startIssuer(alg = 'ES256'): Promise<TestIssuer> {
  const issuer = await openTestIssuer(alg)
  onTestFinished(() => issuer.stop())
  return issuer
}

/** The entry of an issuer in the configuration. */
export function entryOf({ issuer }: TestIssuer, more = {}) {
  return { issuer, audience: AUDIENCE, resource: { claim: 'resource' }, ...more }
}

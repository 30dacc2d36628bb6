import type { Config } from '../config/config.ts'
import { createAccessKeyStrategy } from '../http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../http/auth/any-token-strategy.ts'
import { type Authenticator, createAuthenticator } from '../http/auth/authenticator.ts'

/** The ways to prove who calls that the configuration allows. */
export function makeAuthenticator(config: Config, systemNow: () => number): Authenticator {
  const { resources, loopback, acceptAnyToken, clockSkewMs } = config
  return createAuthenticator([
    createAccessKeyStrategy({ resources, loopback, systemNow, dateToleranceMs: clockSkewMs }),
    ...(acceptAnyToken ? [createAnyTokenStrategy({ resources, loopback })] : []),
  ])
}

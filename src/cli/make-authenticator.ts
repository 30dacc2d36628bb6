import type { Config } from '../config/config.ts'
import { createAccessKeyStrategy } from '../http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../http/auth/any-token-strategy.ts'
import { createAuthenticator } from '../http/auth/authenticator.ts'
import { createOperatorAuthenticator } from '../http/auth/operator-authenticator.ts'
import type { Authenticators } from '../http/pipeline/require-caller.ts'

/** The ways to prove who calls that the configuration allows. */
export function makeAuthenticators(config: Config, systemNow: () => number): Authenticators {
  const { resources, loopback, acceptAnyToken, clockSkewMs } = config
  return {
    resource: createAuthenticator([
      createAccessKeyStrategy({ resources, loopback, systemNow, dateToleranceMs: clockSkewMs }),
      ...(acceptAnyToken ? [createAnyTokenStrategy({ resources, loopback })] : []),
    ]),
    operator: createOperatorAuthenticator({
      keys: [],
      acceptUnsigned: loopback,
      systemNow,
      dateToleranceMs: clockSkewMs,
    }),
  }
}

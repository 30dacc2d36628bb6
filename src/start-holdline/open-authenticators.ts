import type { Config } from '../config/config.ts'
import { trustUnder } from '../config/trust-under.ts'
import type { Sandboxes } from '../control/sandboxes/sandboxes.ts'
import { createAccessKeyStrategy } from '../http/auth/access-key-strategy.ts'
import { createAnyTokenStrategy } from '../http/auth/any-token-strategy.ts'
import { createAuthenticator } from '../http/auth/authenticator.ts'
import { createOperatorAuthenticator } from '../http/auth/operator-authenticator.ts'
import { createResourceTokenStrategy } from '../http/auth/resource-token-strategy.ts'
import { withSandboxes } from '../http/auth/with-sandboxes.ts'
import type { Authenticators } from '../http/pipeline/require-caller.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { perVersion, type ResourceDirectory } from '../resources/resource-directory.ts'
import type { TokenChecks } from './open-token-checks.ts'

export interface AuthenticatorsOptions {
  readonly config: Config
  /** The resources in force. */
  readonly directory: ResourceDirectory
  readonly sandboxes: Sandboxes
  readonly tokenChecks: TokenChecks
  /** The system's time in milliseconds since 1970. */
  readonly systemNow: () => number
  /** Milliseconds that only go forward. */
  readonly steadyNow: () => number
  readonly log: { warn(facts: object, message: string): void }
}

/**
 * The authenticators of both planes, with the strategies that the configuration and the resources in force allow. They
 * are asked for at each request, since a resource of the register ends a stand-in.
 */
export function openAuthenticators({
  config,
  directory,
  sandboxes,
  tokenChecks,
  systemNow,
  steadyNow,
  log,
}: AuthenticatorsOptions): () => Authenticators {
  const { loopback, clockSkewMs, operatorKeys, socketAuthor } = config
  const window = { systemNow, dateToleranceMs: clockSkewMs }
  const checkOf = (plane: 'resource' | 'operator') =>
    tokenChecks(config.tokens.filter(({ callers }) => callers.plane === plane))
  const [checkResource, checkOperator] = [checkOf('resource'), checkOf('operator')]
  let wasStandIn = true
  return perVersion(directory, (inForce) => {
    const trust = trustUnder(config, inForce)
    if (config.standIn && wasStandIn && !trust.standIn) {
      log.warn(
        { resources: inForce.slice(1).map(({ name }) => name) },
        'The register has resources, so the server is no stand-in: what the configuration does not ask for ' +
          '(developmentKey, acceptAnyToken, unsignedControls, controls) is off',
      )
    }
    wasStandIn = trust.standIn
    const resources = trust.developmentKey ? inForce : withoutDevelopmentKey(inForce)
    const options = { directory: { version: 0, resources }, loopback }
    const keysArePublic = operatorKeys.length === 0 && trust.standIn
    const main: Authenticators = {
      resource: createAuthenticator([
        createAccessKeyStrategy({ ...options, ...window }),
        ...(checkResource ? [createResourceTokenStrategy({ ...options, check: checkResource })] : []),
        ...(trust.acceptAnyToken ? [createAnyTokenStrategy(options)] : []),
      ]),
      operator: createOperatorAuthenticator({
        keys: keysArePublic ? [DEVELOPMENT_ACCESS_KEY] : operatorKeys,
        keysArePublic,
        checkToken: checkOperator,
        acceptUnsigned: trust.unsignedControls,
        ...(socketAuthor !== undefined && { socketAuthor }),
        ...window,
      }),
    }
    return withSandboxes(main, { sandboxes, acceptsAnyToken: trust.acceptAnyToken, steadyNow, ...window })
  })
}

function withoutDevelopmentKey([
  first,
  ...others
]: ResourceDirectory['resources']): ResourceDirectory['resources'] {
  return [
    { ...first, accessKeys: first.accessKeys.filter((key) => key !== DEVELOPMENT_ACCESS_KEY) },
    ...others,
  ]
}

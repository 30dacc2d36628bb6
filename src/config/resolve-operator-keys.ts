import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { validateAccessKey } from '../resources/validate-access-key.ts'
import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

const VARIABLE = 'HOLDLINE_OPERATOR_KEY'

/**
 * The operator's own keys: none, one or two keys of the environment.
 * @throws {UsageError} if a key is no valid access key, is an access key of a resource, or is the development key on a
 *   server that is no stand-in
 */
export function resolveOperatorKeys(
  { environment }: ConfigSources,
  resources: Config['resources'],
  standIn: boolean,
): Config['operatorKeys'] {
  const keys = (environment.HOLDLINE_OPERATOR_KEY ?? '').split(/[\s,]+/).filter((key) => key !== '')
  if (keys.length > 2) throw new UsageError(`${VARIABLE} has ${keys.length} keys: give one or two`)
  for (const key of keys) {
    const fault = validateAccessKey(key)
    if (fault !== undefined) throw new UsageError(`${VARIABLE} ${fault}`)
    if (key === DEVELOPMENT_ACCESS_KEY && !standIn) {
      throw new UsageError(
        `${VARIABLE} is the public development key: set it to a secret key (openssl rand -base64 32 makes one)`,
      )
    }
    // A resource with this key would reach the operator plane.
    const owner = resources.find(({ accessKeys }) => accessKeys.includes(key))
    if (owner !== undefined) {
      throw new UsageError(
        `${VARIABLE} has an access key of resource "${owner.name}": give the operator its own`,
      )
    }
  }
  return keys
}

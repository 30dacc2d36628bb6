import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigEnvironment, ConfigSources } from './config-sources.ts'
import { resolveSwitch } from './resolve-switch.ts'
import type { Trust } from './trust.ts'

const VARIABLES = {
  developmentKey: 'HOLDLINE_DEVELOPMENT_KEY',
  acceptAnyToken: 'HOLDLINE_ACCEPT_ANY_TOKEN',
  unsignedControls: 'HOLDLINE_UNSIGNED_CONTROLS',
  controls: 'HOLDLINE_CONTROLS',
} as const satisfies Record<keyof Trust, keyof ConfigEnvironment>

/**
 * What the configuration says about each kind of trust; a variable of the environment wins over the file.
 * @throws {UsageError} if a variable says neither yes nor no, or other machines could call without credentials
 */
export function resolveTrust(sources: ConfigSources, loopback: boolean): Config['trust'] {
  const { document, host } = sources
  const settingOf = (name: keyof Trust) => resolveSwitch(sources, VARIABLES[name], document[name])
  const trust = {
    developmentKey: settingOf('developmentKey'),
    acceptAnyToken: settingOf('acceptAnyToken'),
    unsignedControls: settingOf('unsignedControls'),
    controls: settingOf('controls'),
  }
  if (trust.unsignedControls === true && !loopback) {
    throw new UsageError(
      `Other machines can reach the server on ${host}, so calls without credentials cannot be accepted: ` +
        `remove ${VARIABLES.unsignedControls} (unsignedControls in the configuration file) and set ` +
        'HOLDLINE_OPERATOR_KEY, or serve this machine alone with --host localhost',
    )
  }
  return trust
}

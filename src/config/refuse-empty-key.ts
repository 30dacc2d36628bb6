import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'

/**
 * Refuses an empty `HOLDLINE_ACCESS_KEY` on a server that would be a stand-in for want of the key: somebody meant to set
 * one, and everybody on this machine, or behind a proxy on it, would be trusted instead.
 * @throws {UsageError}
 */
export function refuseEmptyKey(
  { environment: { HOLDLINE_ACCESS_KEY: key } }: Pick<ConfigSources, 'environment'>,
  [{ accessKeys }]: Config['resources'],
  standIn: boolean,
  trust: Pick<Config['trust'], 'developmentKey'>,
): void {
  const isWanting = key !== undefined && key.trim() === '' && accessKeys.length === 0
  if (!isWanting || !standIn || trust.developmentKey !== undefined) return
  throw new UsageError(
    'HOLDLINE_ACCESS_KEY is empty, so the server would take the development key, which everyone knows: set it to a key of your own ' +
      '(openssl rand -base64 32 makes one), or unset it, or accept the key that everyone knows with HOLDLINE_DEVELOPMENT_KEY=1',
  )
}

import type { Config } from '../config/config.ts'
import type { ServerTls } from '../tls/server-tls.ts'
import { addresses, connectionString } from './addresses.ts'
import type { Readiness } from './ready-file.ts'

/** What clients need to know of a server that listens on these ports. */
export function describeReadiness(
  config: Config,
  tls: ServerTls,
  listening: { host: string; httpPort: number; httpsPort: number },
  pid: number,
): Readiness {
  const places = addresses(config, listening)
  return {
    ...places,
    connectionString: connectionString(places, config.resources[0].accessKeys[0] ?? ''),
    caFile: tls.authority?.file ?? null,
    pid,
  }
}

import type { ApiVersion } from '../contract/api-version.ts'
import type { AcsServing } from './serve-acs-operation.ts'

/** Clients choose the text freely, so the memory of reported versions has a limit. */
const REPORTED_LIMIT = 100

/** Logs, once, each api-version that is newer than every known version. */
export function reportNewerVersions(log: { warn(message: string): void }): AcsServing['onNewerVersion'] {
  const reported = new Set<string>()
  return (requested: string, served: ApiVersion) => {
    if (reported.has(requested) || reported.size >= REPORTED_LIMIT) return
    reported.add(requested)
    log.warn(`api-version ${requested} is newer than every known version; it is served as ${served}`)
  }
}

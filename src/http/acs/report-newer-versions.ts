import type { ApiVersion } from '../contract/api-version.ts'
import type { AcsServing } from './serve-acs-operation.ts'

/** Clients choose the text freely, so the memory of reported versions has a limit. */
const REPORTED_LIMIT = 100

/** Logs each api-version that is newer than any that is known here, once. */
export function reportNewerVersions(log: { warn(message: string): void }): AcsServing['onNewerVersion'] {
  const reported = new Set<string>()
  return (requested: string, served: ApiVersion) => {
    if (reported.has(requested) || reported.size >= REPORTED_LIMIT) return
    reported.add(requested)
    log.warn(`api-version ${requested} is newer than any that is known here; it is served as ${served}`)
  }
}

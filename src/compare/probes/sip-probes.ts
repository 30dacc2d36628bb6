import { type ApiVersion, NEWEST_VERSION } from '../../http/contract/api-version.ts'
import type { Probe } from '../probe.ts'

/** The SIP configuration. */
export function sipProbes(version: ApiVersion): Probe[] {
  return [{ name: 'sip', version, request: { method: 'GET', target: `/sip?api-version=${version}` } }]
}

/** The SIP configuration in a version of the Phone Numbers API alone. */
export const SIP_IN_OTHER_VERSION: Probe = {
  name: 'version-of-other-api',
  version: NEWEST_VERSION,
  request: { method: 'GET', target: `/sip?api-version=${NEWEST_VERSION}` },
}

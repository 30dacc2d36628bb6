import type { SipConfiguration } from './sip-configuration.ts'
import { findSipViolation, type SipViolation } from './sip-violation.ts'

/** The rule that a whole configuration breaks, as a patch would that brings it in; nothing if it keeps all of them. */
export function brokenSipRule(configuration: SipConfiguration): SipViolation | undefined {
  const { trunks, routes } = configuration
  const patch = { trunks: new Map(trunks.map((trunk) => [trunk.fqdn, trunk])), routes }
  return findSipViolation(patch, { set: trunks, removed: [], routes }, configuration)
}

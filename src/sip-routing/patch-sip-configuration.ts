import { applySipChange, changesNothing, type SipChange } from './sip-change.ts'
import type { SipConfiguration } from './sip-configuration.ts'
import { type SipPatch, toSipChange } from './sip-patch.ts'
import { findSipViolation, type SipViolation } from './sip-violation.ts'

/** What a patch makes of a configuration. */
export type SipPatching =
  | {
      readonly kind: 'patched'
      readonly configuration: SipConfiguration
      /** Absent if the configuration stays as it was. */
      readonly change?: SipChange
    }
  | { readonly kind: 'refused'; readonly violation: SipViolation }

/** The configuration with the patch, if the whole of it keeps the rules of the API. */
export function patchSipConfiguration(before: SipConfiguration, patch: SipPatch): SipPatching {
  const change = toSipChange(before, patch)
  const configuration = applySipChange(before, change)
  const violation = findSipViolation(patch, change, configuration)
  if (violation !== undefined) return { kind: 'refused', violation }
  return { kind: 'patched', configuration, ...(!changesNothing(change) && { change }) }
}

import { patchSipConfiguration } from '../../sip-routing/patch-sip-configuration.ts'
import { EMPTY_SIP_CONFIGURATION, type SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import type { ChangeSipAnswer, ChangeSipCommand } from '../port/sip-store.ts'
import type { AuditDetail } from '../rows/audit-detail.ts'
import type { Decision } from './decision.ts'

/** The configuration to store in the place of the one that was there, and the entry that tells of the change. */
export interface SipConfigurationChange {
  readonly configuration: SipConfiguration
  readonly detail: AuditDetail
}

/** @param before nothing if the resource has no configuration yet */
export function decideChangeSip(
  { resource, patch }: ChangeSipCommand,
  before: SipConfiguration = EMPTY_SIP_CONFIGURATION,
): Decision<ChangeSipAnswer, SipConfigurationChange> {
  const patching = patchSipConfiguration(before, patch)
  if (patching.kind === 'refused') return { answer: patching }
  const { configuration, change } = patching
  return {
    answer: { kind: 'changed', configuration },
    ...(change && {
      change: {
        configuration,
        detail: { command: 'changeSipConfiguration', resource, change: JSON.stringify(change) },
      },
    }),
  }
}

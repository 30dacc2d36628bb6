import type { SipPatching } from '../../sip-routing/patch-sip-configuration.ts'
import type { SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import type { SipPatch } from '../../sip-routing/sip-patch.ts'

/** The SIP configurations of the resources, one each. */
export interface SipStore {
  /** The configuration of the resource; an empty one if the resource never changed it. */
  sipConfiguration(resource: string): Promise<SipConfiguration>
  /**
   * Changes the configuration by the patch, whole or not at all. Of two changes of one resource that come at the same
   * time, the second one finds what the first one left. A patch that is refused, or changes nothing, has no entry in the
   * audit trail.
   */
  changeSipConfiguration(command: ChangeSipCommand): Promise<ChangeSipAnswer>
}

export interface ChangeSipCommand {
  readonly resource: string
  readonly patch: SipPatch
}

/** The configuration after the change, or the rule that the patch breaks. */
export type ChangeSipAnswer =
  | { readonly kind: 'changed'; readonly configuration: SipConfiguration }
  | Extract<SipPatching, { kind: 'refused' }>

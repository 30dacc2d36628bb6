import type { SipPatch } from '../../sip-routing/sip-patch.ts'
import type { SipConfigurationUpdate } from '../contract/sip-schemas.ts'

/** The patch in a body, without the fields that the API does not have. */
export function readSipPatch({ trunks, routes }: SipConfigurationUpdate): SipPatch {
  return {
    ...(trunks !== undefined && {
      trunks:
        trunks &&
        new Map(
          Object.entries(trunks).map(([fqdn, trunk]) => [
            fqdn,
            trunk && {
              ...(trunk.sipSignalingPort !== undefined && { sipSignalingPort: trunk.sipSignalingPort }),
            },
          ]),
        ),
    }),
    ...(routes !== undefined && { routes }),
  }
}

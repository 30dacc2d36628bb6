import type { SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import type { SipConfigurationModel } from '../contract/sip-schemas.ts'

/**
 * The configuration as the API shows it. The names of trunks keep their order as names of an object: none of them is all
 * digits, which alone JavaScript would move to the front.
 */
export function toSipModel({ trunks, routes }: SipConfiguration) {
  return {
    trunks: Object.fromEntries(trunks.map(({ fqdn, sipSignalingPort }) => [fqdn, { sipSignalingPort }])),
    routes: routes.map((route) => ({ ...route, trunks: [...route.trunks] })),
  } satisfies SipConfigurationModel
}

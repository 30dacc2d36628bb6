import type { SipConfiguration, SipRoute } from '../../sip-routing/sip-configuration.ts'

/** The parts of a SIP configuration that a change sets or removes: a trunk each, and all routes together. */
export type SipFacts = ReadonlyMap<string, string>

/** The part that is all routes. */
export const ROUTES_PART = 'the routes'

/** A part that is not there, in words. */
export const NO_PART = 'none'

/** The parts of a configuration, by what they are, in words. */
export function sipFacts({ trunks, routes }: SipConfiguration): SipFacts {
  return new Map([
    ...trunks.map(({ fqdn, sipSignalingPort }) => [trunkPart(fqdn), portText(sipSignalingPort)] as const),
    ...(routes.length === 0 ? [] : [[ROUTES_PART, routesText(routes)] as const]),
  ])
}

/** The part that is a trunk. */
export function trunkPart(fqdn: string): string {
  return `the trunk ${fqdn}`
}

export function portText(port: number): string {
  return `the port ${port}`
}

/** Routes in words; `none` if there are none. */
export function routesText(routes: readonly SipRoute[]): string {
  if (routes.length === 0) return NO_PART
  return routes
    .map(({ description, name, numberPattern, trunks }) =>
      JSON.stringify([name, numberPattern, trunks, ...(description === undefined ? [] : [description])]),
    )
    .join(', ')
}

/** How the parts of the SIP configuration of a resource are told apart from all others. */
export function sipKey(resource: string, part: string): string {
  return `${resource}: ${part}`
}

import type { SipChange } from './sip-change.ts'
import type { SipConfiguration, SipRoute } from './sip-configuration.ts'

/** What a client asks to change, by the rules of JSON merge patch (RFC 7396). A member that is absent stays as it is. */
export interface SipPatch {
  /** Trunks by name; `null` removes one. `null` in place of the map removes all. */
  readonly trunks?: ReadonlyMap<string, SipTrunkPatch | null> | null
  /** The routes in place of all that were there; `null` removes all. */
  readonly routes?: readonly SipRoutePatch[] | null
}

export interface SipTrunkPatch {
  /** `null` takes the port away, without which there can be no trunk. */
  readonly sipSignalingPort?: number | null
}

/** A route as a client sends it. `null` is the same as absent. */
export interface SipRoutePatch {
  readonly description?: string | null
  readonly name?: string | null
  readonly numberPattern?: string | null
  readonly trunks?: readonly string[] | null
}

/** The port in the place of one that is missing. No trunk can have it. */
const NO_PORT = 0

/** The change that a patch comes to; a name, pattern or port that is missing is empty there. */
export function toSipChange(before: SipConfiguration, { trunks, routes }: SipPatch): SipChange {
  const ports = new Map(before.trunks.map(({ fqdn, sipSignalingPort }) => [fqdn, sipSignalingPort]))
  const patched =
    trunks === null ? [...ports.keys()].map((fqdn) => [fqdn, null] as const) : [...(trunks ?? [])]
  const after = routes === undefined ? before.routes : (routes ?? []).map(toRoute)
  return {
    set: patched.flatMap(([fqdn, patch]) => {
      if (patch === null) return []
      const { sipSignalingPort = ports.get(fqdn) } = patch
      return sipSignalingPort !== undefined && sipSignalingPort === ports.get(fqdn)
        ? []
        : [{ fqdn, sipSignalingPort: sipSignalingPort ?? NO_PORT }]
    }),
    removed: patched.flatMap(([fqdn, patch]) => (patch === null && ports.has(fqdn) ? [fqdn] : [])),
    ...(!isSame(before.routes, after) && { routes: after }),
  }
}

function toRoute({ description, name, numberPattern, trunks }: SipRoutePatch): SipRoute {
  return {
    ...(typeof description === 'string' && { description }),
    name: name ?? '',
    numberPattern: numberPattern ?? '',
    trunks: trunks ?? [],
  }
}

function isSame(one: readonly SipRoute[], other: readonly SipRoute[]): boolean {
  return (
    one.length === other.length &&
    one.every((route, at) => {
      const { description, name, numberPattern, trunks } = other[at] ?? {}
      return (
        route.description === description &&
        route.name === name &&
        route.numberPattern === numberPattern &&
        route.trunks.length === trunks?.length &&
        route.trunks.every((trunk, nth) => trunk === trunks[nth])
      )
    })
  )
}

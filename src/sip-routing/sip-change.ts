import type { SipConfiguration, SipRoute, SipTrunk } from './sip-configuration.ts'

/** What a patch did to a configuration. */
export interface SipChange {
  /** The trunks that are new or have another port, in the order of the patch. */
  readonly set: readonly SipTrunk[]
  /** The names of the trunks that were there and are gone. */
  readonly removed: readonly string[]
  /** All routes; absent if they stay as they were. */
  readonly routes?: readonly SipRoute[]
}

/** The configuration after a change. A trunk that was there keeps its place, and new trunks come last. */
export function applySipChange({ trunks, routes }: SipConfiguration, change: SipChange): SipConfiguration {
  const byName = new Map(trunks.map((trunk) => [trunk.fqdn, trunk]))
  for (const fqdn of change.removed) byName.delete(fqdn)
  for (const trunk of change.set) byName.set(trunk.fqdn, trunk)
  return { trunks: [...byName.values()], routes: change.routes ?? routes }
}

export function changesNothing({ set, removed, routes }: SipChange): boolean {
  return set.length === 0 && removed.length === 0 && routes === undefined
}

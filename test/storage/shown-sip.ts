import type { AuditEntry } from '../../src/numbering/audit-entry.ts'
import { replay } from '../../src/numbering/replay/replay.ts'
import type { SipConfiguration } from '../../src/sip-routing/sip-configuration.ts'

const EMPTY: SipConfiguration = { trunks: [], routes: [] }

/** A configuration as the text of the API's answers, in which the order of the trunks counts. */
export function shownSip({ trunks, routes }: SipConfiguration): string {
  return JSON.stringify({
    trunks: Object.fromEntries(trunks.map(({ fqdn, sipSignalingPort }) => [fqdn, { sipSignalingPort }])),
    routes: routes.map(({ name, numberPattern, description, trunks: names }) => ({
      ...{ name, numberPattern, description },
      trunks: names,
    })),
  })
}

/** What a resource's configuration was after each of its changes, as the trail tells it; the first one is empty. */
export function shownSipStates(trail: readonly AuditEntry[], resource: string): string[] {
  const changes = trail.filter(
    (entry) => entry.command === 'changeSipConfiguration' && entry.resource === resource,
  )
  const states = changes.map((_, nth) => replay(changes.slice(0, nth + 1)).sip.get(resource) ?? EMPTY)
  return [EMPTY, ...states].map(shownSip)
}

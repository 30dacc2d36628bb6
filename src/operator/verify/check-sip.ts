import type { AuditEntry } from '../../numbering/audit-entry.ts'
import { brokenSipRule } from '../../sip-routing/broken-sip-rule.ts'
import { readSipConfiguration } from '../../sip-routing/read-sip-configuration.ts'
import { EMPTY_SIP_CONFIGURATION, type SipConfiguration } from '../../sip-routing/sip-configuration.ts'
import type { SipViolation } from '../../sip-routing/sip-violation.ts'
import type { InspectedSip, InspectedSips } from '../../storage/port/inspected-settings.ts'
import type { Doubt } from './doubt.ts'
import { type Finding, finding } from './finding.ts'
import { NO_PART, portText, ROUTES_PART, routesText, sipFacts, sipKey, trunkPart } from './sip-facts.ts'

/** Each rule of a configuration, in words: what is expected. */
const RULES: Readonly<Record<SipViolation['kind'], string>> = {
  emptyPatch: 'trunks or routes',
  invalidTrunkSipSignalingPort: 'trunks with ports from 1 to 65535',
  invalidRouteName: 'routes with names',
  invalidRouteNumberPattern: 'routes with number patterns',
  duplicatedRoute: 'routes with different names',
  routeWithDuplicatedTrunk: 'routes with each trunk once',
  invalidTrunkFqdn: 'trunks that are named as hosts',
  tooManyTrunks: 'no more trunks than there may be',
  missingTrunk: 'routes to its own trunks',
}

/** What the SIP configurations of the page break, and what only a later entry of the trail can explain. */
export function checkSip({ configurations }: InspectedSips): {
  readonly findings: readonly Finding[]
  readonly doubts: readonly Doubt[]
} {
  return {
    findings: configurations.flatMap(checkConfiguration),
    doubts: configurations.flatMap(doubtsOf),
  }
}

function checkConfiguration({ resource, document, isStored }: InspectedSip): Finding[] {
  if (!isStored) return []
  const configuration = readSipConfiguration(document)
  const subject = subjectOf(resource)
  if (configuration === undefined) return [finding(subject, 'a SIP configuration', 'one that cannot be read')]
  const names = configuration.trunks.map(({ fqdn }) => fqdn)
  const twice = names.find((name, nth) => names.indexOf(name) < nth)
  if (twice !== undefined) return [finding(subject, 'each trunk once', `the trunk ${twice} twice`)]
  const broken = brokenSipRule(configuration)
  return broken === undefined ? [] : [finding(subject, RULES[broken.kind], 'others')]
}

/** The parts that are otherwise than where the trail begins. */
function doubtsOf({ resource, document, isStored, opening }: InspectedSip): Doubt[] {
  const before = opening === undefined ? EMPTY_SIP_CONFIGURATION : readSipConfiguration(opening)
  const present = isStored ? readSipConfiguration(document) : EMPTY_SIP_CONFIGURATION
  if (before === undefined || present === undefined) return []
  const [old, now] = [sipFacts(before), sipFacts(present)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((part) => {
    const [expected = NO_PART, found = NO_PART] = [old.get(part), now.get(part)]
    return expected === found ? [] : [doubt(resource, part, expected, found)]
  })
}

/** What an entry tells of a SIP configuration, and what is otherwise now. */
export function checkSipChange(
  entry: AuditEntry,
  sip: ReadonlyMap<string, unknown>,
): { readonly told: readonly string[]; readonly doubts: readonly Doubt[] } {
  if (entry.command !== 'changeSipConfiguration') return { told: [], doubts: [] }
  const { resource, change, sequence } = entry
  const parts = [
    ...change.removed.map((fqdn) => [trunkPart(fqdn), NO_PART] as const),
    ...change.set.map(({ fqdn, sipSignalingPort }) => [trunkPart(fqdn), portText(sipSignalingPort)] as const),
    ...(change.routes === undefined ? [] : [[ROUTES_PART, routesText(change.routes)] as const]),
  ]
  const present = presentOf(resource, sip)
  const facts = present && sipFacts(present)
  return {
    told: parts.map(([part]) => sipKey(resource, part)),
    doubts: parts.flatMap(([part, expected]) => {
      // One that cannot be read is named where the configurations are checked.
      const found = facts === undefined ? expected : (facts.get(part) ?? NO_PART)
      return found === expected ? [] : [doubt(resource, part, `${expected} (entry ${sequence})`, found)]
    }),
  }
}

function presentOf(resource: string, sip: ReadonlyMap<string, unknown>): SipConfiguration | undefined {
  return sip.has(resource) ? readSipConfiguration(sip.get(resource)) : EMPTY_SIP_CONFIGURATION
}

function doubt(resource: string, part: string, expected: string, found: string): Doubt {
  return {
    key: sipKey(resource, part),
    finding: finding(`${subjectOf(resource)}, ${part}`, expected, found),
  }
}

function subjectOf(resource: string): string {
  return `SIP configuration of ${resource}`
}

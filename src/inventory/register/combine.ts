import { countriesWith } from '../../catalog/countries.ts'
import { isNumberingCountry } from '../../catalog/numbering-countries.ts'
import { offeringName } from '../../catalog/offering-name.ts'
import { DEFAULT_OFFERINGS } from '../../catalog/offerings.ts'
import type { AgingRule } from '../../numbering/aging.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { StockScope } from '../../numbering/stock-scope.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../../resources/development-access-key.ts'
import type { Resource, ResourceLimits } from '../../resources/resource.ts'
import { admitResources } from '../../resources/validate-resources.ts'
import type { Policy } from '../policy.ts'
import type { Declared } from './declared.ts'
import type { InForce } from './in-force.ts'
import { openKeys } from './open-keys.ts'
import { entriesAt, plannedChanges, spanAt } from './planned.ts'
import {
  entryName,
  type PlannedChange,
  type RegisterEntries,
  type RegisterEntry,
  type StoredResource,
} from './register-entry.ts'

/** The declarations and entries in force, and the entries of the register that are left out. */
export interface Combined {
  readonly inForce: InForce
  /** The reason of each entry that is left out, by the entry's name. */
  readonly left: ReadonlyMap<string, string>
}

/**
 * Combines the declarations of the configuration with the entries of the register. An entry that cannot stand
 * beside the declarations is left out, so that every declaration is always in force.
 *
 * @param now the instant for which planned changes count
 */
export function combine(
  declared: Declared,
  version: number,
  entries: RegisterEntries,
  now: Instant,
): Combined {
  const keys = openKeys(entries, declared.encryptionKeys ?? [])
  const left = new Map(keys.left)
  const resources: [Resource, ...Resource[]] = [...declared.resources]
  const offerings = new Map(
    (declared.offerings ?? DEFAULT_OFFERINGS).map((each) => [offeringName(each), each]),
  )
  const limits = new Map<string, ResourceLimits>()
  const aging: AgingRule[] = [...(declared.policy.agingRules ?? [])]
  const stocks = new Map<string, readonly StockScope[]>()
  const suspended = new Set<string>()
  const closed = new Set<string>()

  const names = declaredNames(declared)
  // Where the last key was revoked, the resource stays, and nobody can call as it.
  const admit = admitResources({ fewestKeys: 0 })
  for (const resource of resources) admit(resource)
  function faultOf(name: string, entry: RegisterEntry): string | undefined {
    if (names.has(name)) return `${declared.source} declares ${name}: change it there.`
    if (entry.kind === 'planned') return faultOfPlan(entry.planned)
    const country = countryOf(entry)
    if (country !== undefined && !isNumberingCountry(country)) return noCountry(country)
    if (entry.kind === 'key') return faultOfKey(entry.key.resource)
    if (entry.kind !== 'resource') return undefined
    const resource = withKeys(entry.resource)
    if (!declared.loopback && resource.hosts.length === 0) {
      return `Other machines can reach the server, so resource "${resource.name}" needs a host name.`
    }
    if (resource.accessKeys.includes(DEVELOPMENT_ACCESS_KEY)) {
      return `Everyone knows the development key: give resource "${resource.name}" a secret key.`
    }
    return admit(resource)
  }
  function faultOfPlan({ name, offering }: PlannedChange): string | undefined {
    if (names.has(`offering/${name}`)) return `${declared.source} declares offering/${name}: change it there.`
    if (offering === undefined || isNumberingCountry(offering.country)) return undefined
    return noCountry(offering.country)
  }
  function faultOfKey(resource: string): string | undefined {
    if (names.has(`resource/${resource}`)) {
      return `${declared.source} declares resource/${resource}: change its keys there.`
    }
    return entries.has(`resource/${resource}`)
      ? undefined
      : `There is no resource "${resource}" in the register.`
  }
  function withKeys(resource: StoredResource): Resource {
    return { ...resource, accessKeys: keys.byResource.get(resource.name) ?? [] }
  }
  function take(entry: RegisterEntry): void {
    switch (entry.kind) {
      case 'resource':
        resources.push(withKeys(entry.resource))
        break
      case 'offering':
        offerings.set(offeringName(entry.offering), entry.offering)
        break
      case 'retirement':
        offerings.delete(entry.offering)
        break
      case 'aging':
        aging.push(entry.rule)
        break
      case 'limits':
        limits.set(entry.resource, entry.limits)
        break
      case 'stocks':
        stocks.set(entry.resource, entry.stocks)
        break
      case 'closure':
        closed.add(entry.resource)
        suspended.add(entry.resource)
        break
      case 'suspension':
        suspended.add(entry.resource)
        break
      case 'key':
      case 'planned':
        break
    }
  }

  for (const planned of plannedChanges(entries)) {
    const fault = faultOfPlan(planned)
    if (fault !== undefined) left.set(entryName({ kind: 'planned', planned }), fault)
  }
  for (const [name, entry] of [...entriesAt(entries, now)].sort(byName)) {
    const fault = faultOf(name, entry)
    if (fault !== undefined) left.set(name, fault)
    else take(entry)
  }

  const sold = [...offerings.values()]
  const policy = { ...policyBeside(declared, resources), ...(aging.length > 0 && { agingRules: aging }) }
  const span = spanAt(entries, now)
  const policies = new Map(
    resources.map(({ name, limits: own, stocks: declaredStocks }) => [
      name,
      {
        ...limited(policy, own ?? limits.get(name) ?? {}),
        ...open(declaredStocks ?? stocks.get(name)),
        ...(suspended.has(name) && { isSuspended: true as const }),
      },
    ]),
  )
  return {
    left,
    inForce: {
      version,
      ...(span && { span }),
      resources,
      closed,
      offerings: sold,
      countries: countriesWith(sold),
      policyFor: (resource) => policies.get(resource) ?? policy,
    },
  }
}

/** The names of the entries that the configuration declares, and that the register therefore cannot set. */
export function declaredNames({ resources, offerings = [], policy }: Declared): ReadonlySet<string> {
  const declared: RegisterEntry[] = [
    ...resources.map((resource) => ({ kind: 'resource' as const, resource })),
    ...offerings.map((offering) => ({ kind: 'offering' as const, offering })),
    ...(policy.agingRules ?? []).map((rule) => ({ kind: 'aging' as const, rule })),
    ...resources.flatMap(({ name, limits }) =>
      limits === undefined ? [] : [{ kind: 'limits' as const, resource: name, limits }],
    ),
    ...resources.flatMap(({ name, stocks }) =>
      stocks === undefined ? [] : [{ kind: 'stocks' as const, resource: name, stocks }],
    ),
  ]
  return new Set(declared.map(entryName))
}

/** The country that an entry sets something for. */
function countryOf(entry: RegisterEntry): string | undefined {
  switch (entry.kind) {
    case 'offering':
      return entry.offering.country
    case 'aging':
      return entry.rule.country
    default:
      return undefined
  }
}

function noCountry(country: string): string {
  return `${country} is no country of ISO 3166-1 with telephone numbers.`
}

/** The policy for all resources while these are in force. */
function policyBeside(
  { policy, requestsOnceShared, resources: declared }: Declared,
  resources: readonly Resource[],
): Policy {
  if (requestsOnceShared === undefined || resources.length === declared.length) return policy
  return { ...policy, requestsPerSecond: requestsOnceShared }
}

function open(stocks: readonly StockScope[] | undefined): Pick<Policy, 'stocks'> {
  return stocks === undefined ? {} : { stocks }
}

function limited(
  policy: Policy,
  { maxSearchQuantity, maxHeldNumbers, maxRequestsPerSecond, searchesPerWeek, maxPurchases }: ResourceLimits,
): Policy {
  const { heldLimit: heldForAll = 0, requestsPerSecond: requestsForAll = 0, ...others } = policy
  const { searchQuota: searchesForAll = 0, purchaseQuota: purchasesForAll = 0, ...rules } = others
  const searchQuota = searchesPerWeek ?? searchesForAll
  const purchaseQuota = maxPurchases ?? purchasesForAll
  const heldLimit = maxHeldNumbers ?? heldForAll
  const requestsPerSecond = maxRequestsPerSecond ?? requestsForAll
  return {
    ...rules,
    ...(maxSearchQuantity !== undefined && { maxSearchQuantity }),
    ...(heldLimit > 0 && { heldLimit }),
    ...(requestsPerSecond > 0 && { requestsPerSecond }),
    ...(searchQuota > 0 && { searchQuota }),
    ...(purchaseQuota > 0 && { purchaseQuota }),
  }
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1
}

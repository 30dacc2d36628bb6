import { type AgingRuleDocument, toAgingRule } from '../catalog/aging-document.ts'
import { isNumberingCountry } from '../catalog/numbering-countries.ts'
import { type OfferingDocument, toOffering } from '../catalog/offering-document.ts'
import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_POLICY, type Policy } from '../inventory/policy.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import type { AgingRule } from '../numbering/aging.ts'
import type { Offering } from '../numbering/offering.ts'
import { RESERVATION_KEPT_MS } from '../numbering/reservation.ts'
import { DEFAULT_DATE_TOLERANCE_MS } from '../resources/date-tolerance.ts'
import { DEVELOPMENT_ACCESS_KEY } from '../resources/development-access-key.ts'
import { validateResources } from '../resources/validate-resources.ts'
import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigSources } from './config-sources.ts'
import { refuseEmptyKey } from './refuse-empty-key.ts'
import { refuseUnsafe } from './refuse-unsafe.ts'
import { resolveEncryptionKeys } from './resolve-encryption-keys.ts'
import { resolveMetrics } from './resolve-metrics.ts'
import { resolveOperatorKeys } from './resolve-operator-keys.ts'
import { resolveResources } from './resolve-resources.ts'
import { resolveSwitch } from './resolve-switch.ts'
import { resolveTokens } from './resolve-tokens.ts'
import { resolveTrust } from './resolve-trust.ts'
import { whyNoStandIn } from './why-no-stand-in.ts'

/**
 * Combines the configuration with the defaults, which depend on whether other machines can reach the server.
 * @throws {UsageError} if a setting is wrong, or the only key of a resource is one that everyone knows, and the server
 *   is no stand-in
 */
export function resolveConfig(sources: ConfigSources): Config {
  const { document, documentName, host } = sources
  const loopback = isLoopbackName(host.toLowerCase())
  const trust = resolveTrust(sources, loopback)
  const tokens = resolveTokens(sources)
  if (trust.acceptAnyToken === true && tokens.some(({ callers }) => callers.plane === 'resource')) {
    throw new UsageError(
      `${documentName}: acceptAnyToken (HOLDLINE_ACCEPT_ANY_TOKEN) would accept tokens that no issuer of tokens has signed: remove one of the two`,
    )
  }
  const configured = resolveResources(sources)
  const obstacle = whyNoStandIn(sources, configured, loopback)
  const standIn = obstacle === undefined
  refuseEmptyKey(sources, configured, standIn, trust)
  const developmentKey = trust.developmentKey ?? standIn
  const reason = obstacle ?? 'The setting developmentKey is false'
  refuseUnsafe(configured, sources, { loopback, developmentKey, reason })
  const resources = developmentKey ? withDevelopmentKey(configured) : configured
  const fault = validateResources(resources)
  if (fault !== undefined) throw new UsageError(`${documentName}: ${fault}`)
  const { clockSkewMinutes, keepDays, maxSandboxes, offerings } = document
  return {
    source: documentName,
    resources,
    loopback,
    standIn,
    trust,
    tokens,
    encryptionKeys: resolveEncryptionKeys(sources),
    operatorKeys: resolveOperatorKeys(sources, resources, standIn),
    clockSkewMs: clockSkewMinutes === undefined ? DEFAULT_DATE_TOLERANCE_MS : clockSkewMinutes * 60_000,
    policy: resolvePolicy(sources, { loopback, standIn }),
    ...(standIn &&
      document.maxRequestsPerSecond === undefined && { requestsOnceShared: REQUESTS_PER_SECOND }),
    keptMs: keepDays === undefined ? RESERVATION_KEPT_MS : keepDays * 24 * 60 * 60_000,
    metricsArePublic: resolveMetrics(sources),
    hasConsole: resolveSwitch(sources, 'HOLDLINE_CONSOLE', document.console) ?? loopback,
    maxSandboxes: maxSandboxes ?? MAXIMUM_SANDBOXES,
    ...(offerings && { offerings: resolveOfferings(offerings, documentName) }),
  }
}

/** The development key comes after the keys of the default resource, so that a connection string has its own key. */
function withDevelopmentKey([first, ...others]: Config['resources']): Config['resources'] {
  const { name, accessKeys } = first
  if (accessKeys.includes(DEVELOPMENT_ACCESS_KEY)) return [first, ...others]
  if (accessKeys.length > 1) {
    throw new UsageError(
      `Resource "${name}" has two keys, and developmentKey adds a third: remove one of its keys, or developmentKey`,
    )
  }
  return [{ ...first, accessKeys: [...accessKeys, DEVELOPMENT_ACCESS_KEY] }, ...others]
}

/**
 * The default limit on held numbers where other machines can reach the server, in searches of the largest size. With
 * the default size the limit is 10,000 numbers: too few to empty an inventory without buying.
 */
const SEARCHES_HELD = 10

/**
 * The default limit on the requests of one resource where the server is no stand-in: a fraction of what one process
 * serves, so that no resource takes all of it.
 */
const REQUESTS_PER_SECOND = 1_000

/** The default limit on sandboxes: more than tests run at a time, and fewer than fill the memory of most machines. */
const MAXIMUM_SANDBOXES = 10_000

function resolvePolicy(
  { document, documentName }: Pick<ConfigSources, 'document' | 'documentName'>,
  { loopback, standIn }: Pick<Config, 'loopback' | 'standIn'>,
): Policy {
  const { holdSeconds, agingSeconds, maxSearchQuantity, maxHeldNumbers, fill, operationDelay } = document
  const { searchesPerWeek = 0, maxPurchases = 0, aging } = document
  const requestsPerSecond = document.maxRequestsPerSecond ?? (standIn ? 0 : REQUESTS_PER_SECOND)
  const maximum = maxSearchQuantity ?? DEFAULT_POLICY.maxSearchQuantity
  const heldLimit = maxHeldNumbers ?? (loopback ? 0 : SEARCHES_HELD * maximum)
  return {
    holdMs: holdSeconds === undefined ? DEFAULT_POLICY.holdMs : holdSeconds * 1_000,
    agingMs: agingSeconds === undefined ? DEFAULT_POLICY.agingMs : agingSeconds * 1_000,
    ...(aging && { agingRules: resolveAging(aging, documentName) }),
    maxSearchQuantity: maximum,
    ...(heldLimit > 0 && { heldLimit }),
    ...(requestsPerSecond > 0 && { requestsPerSecond }),
    ...(searchesPerWeek > 0 && { searchQuota: searchesPerWeek }),
    ...(maxPurchases > 0 && { purchaseQuota: maxPurchases }),
    fill: fill ?? DEFAULT_POLICY.fill,
    operationDelay: { ...DEFAULT_POLICY.operationDelay, ...operationDelay },
  }
}

function resolveAging(documents: readonly AgingRuleDocument[], documentName: string): AgingRule[] {
  const places = new Map<string, number>()
  return documents.map((document, index) => {
    const place = `${documentName}: aging[${index}]`
    const { country, numberType = '' } = document
    requireCountry(country, place)
    const earlier = places.get(country + numberType)
    if (earlier !== undefined) {
      throw new UsageError(`${place} is for the same numbers as aging[${earlier}]: remove one of them`)
    }
    places.set(country + numberType, index)
    return toAgingRule(document)
  })
}

function requireCountry(country: string, place: string): void {
  if (isNumberingCountry(country)) return
  throw new UsageError(
    `${place}.country ${country} is no country with telephone numbers: give the code that it has in ISO 3166-1, such as GB`,
  )
}

function resolveOfferings(documents: readonly OfferingDocument[], documentName: string): Offering[] {
  const places = new Map<string, number>()
  return documents.map((document, index) => {
    const place = `${documentName}: offerings[${index}]`
    requireCountry(document.country, place)
    const offering = toOffering(document)
    const name = offeringName(offering)
    const earlier = places.get(name)
    if (earlier !== undefined) {
      throw new UsageError(`${place} sells the same as offerings[${earlier}]: remove one of them`)
    }
    places.set(name, index)
    return offering
  })
}

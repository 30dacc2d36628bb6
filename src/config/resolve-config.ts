import { isNumberingCountry } from '../catalog/numbering-countries.ts'
import { type OfferingDocument, toOffering } from '../catalog/offering-document.ts'
import { offeringName } from '../catalog/offering-name.ts'
import { DEFAULT_POLICY, type Policy } from '../inventory/policy.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import type { Offering } from '../numbering/offering.ts'
import { RESERVATION_KEPT_MS } from '../numbering/reservation.ts'
import { DEFAULT_DATE_TOLERANCE_MS } from '../resources/date-tolerance.ts'
import { UsageError } from '../usage-error.ts'
import type { Config } from './config.ts'
import type { ConfigDocument } from './config-document.ts'
import type { ConfigSources } from './config-sources.ts'
import { isStandIn } from './is-stand-in.ts'
import { resolveOperator } from './resolve-operator.ts'
import { resolveResources } from './resolve-resources.ts'

/**
 * Combines the configuration with the defaults, which depend on whether other machines can reach the server.
 * @throws {UsageError} if a setting is wrong, or other machines could use the server with a key that everyone knows
 */
export function resolveConfig(sources: ConfigSources): Config {
  const { document, documentName, host } = sources
  const loopback = isLoopbackName(host.toLowerCase())
  const resources = resolveResources(sources, loopback)
  const standIn = isStandIn(sources, resources, loopback)
  const { clockSkewMinutes, keepDays, offerings } = document
  return {
    source: documentName,
    resources,
    loopback,
    standIn,
    acceptAnyToken: document.acceptAnyToken ?? standIn,
    operator: resolveOperator(sources, resources, standIn),
    clockSkewMs: clockSkewMinutes === undefined ? DEFAULT_DATE_TOLERANCE_MS : clockSkewMinutes * 60_000,
    policy: resolvePolicy(document, loopback),
    keptMs: keepDays === undefined ? RESERVATION_KEPT_MS : keepDays * 24 * 60 * 60_000,
    ...(offerings && { offerings: resolveOfferings(offerings, documentName) }),
  }
}

/**
 * The default limit on held numbers where other machines can reach the server, in searches of the largest size. With
 * the default size the limit is 10,000 numbers: too few to empty an inventory without buying.
 */
const SEARCHES_HELD = 10

function resolvePolicy(document: ConfigDocument, loopback: boolean): Policy {
  const { holdSeconds, agingSeconds, maxSearchQuantity, maxHeldNumbers, fill, operationDelay } = document
  const maximum = maxSearchQuantity ?? DEFAULT_POLICY.maxSearchQuantity
  const heldLimit = maxHeldNumbers ?? (loopback ? 0 : SEARCHES_HELD * maximum)
  return {
    holdMs: holdSeconds === undefined ? DEFAULT_POLICY.holdMs : holdSeconds * 1_000,
    agingMs: agingSeconds === undefined ? DEFAULT_POLICY.agingMs : agingSeconds * 1_000,
    maxSearchQuantity: maximum,
    ...(heldLimit > 0 && { heldLimit }),
    fill: fill ?? DEFAULT_POLICY.fill,
    operationDelay: { ...DEFAULT_POLICY.operationDelay, ...operationDelay },
  }
}

function resolveOfferings(documents: readonly OfferingDocument[], documentName: string): Offering[] {
  const places = new Map<string, number>()
  return documents.map((document, index) => {
    const place = `${documentName}: offerings[${index}]`
    const { country } = document
    if (!isNumberingCountry(country)) {
      throw new UsageError(
        `${place}.country ${country} is no country with telephone numbers: give the code that it has in ISO 3166-1, such as GB`,
      )
    }
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

import { COUNTRIES, isCountry } from '../catalog/countries.ts'
import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import { DEFAULT_POLICY, type Policy } from '../inventory/policy.ts'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import type { Offering } from '../numbering/offering.ts'
import { RESERVATION_KEPT_MS } from '../numbering/reservation.ts'
import { DEFAULT_DATE_TOLERANCE_MS } from '../resources/date-tolerance.ts'
import type { Config } from './config.ts'
import type { ConfigDocument } from './config-document.ts'
import type { ConfigSources } from './config-sources.ts'
import { isStandIn } from './is-stand-in.ts'
import { resolveOperator } from './resolve-operator.ts'
import { resolveResources } from './resolve-resources.ts'
import { UsageError } from './usage-error.ts'

/**
 * Puts together what was configured and the defaults, which depend on who can reach the server.
 * @throws {UsageError} if something is wrong, or the server would be open to others without a key of its own
 */
export function resolveConfig(sources: ConfigSources): Config {
  const { document, host } = sources
  const loopback = isLoopbackName(host.toLowerCase())
  const resources = resolveResources(sources, loopback)
  const standIn = isStandIn(sources, resources, loopback)
  const { clockSkewMinutes, keepDays, offerings } = document
  return {
    resources,
    loopback,
    acceptAnyToken: document.acceptAnyToken ?? standIn,
    operator: resolveOperator(sources, resources, standIn),
    clockSkewMs: clockSkewMinutes === undefined ? DEFAULT_DATE_TOLERANCE_MS : clockSkewMinutes * 60_000,
    policy: resolvePolicy(document, loopback),
    keptMs: keepDays === undefined ? RESERVATION_KEPT_MS : keepDays * 24 * 60 * 60_000,
    offerings: offerings === undefined ? DEFAULT_OFFERINGS : offerings.map(toOffering(sources.documentName)),
  }
}

/**
 * How many of the largest searches a resource may hold at a time where others than this machine can reach
 * the server: with the default quantity 10,000 numbers, too few to empty an inventory for nothing.
 */
const SEARCHES_HELD = 10

function resolvePolicy(document: ConfigDocument, loopback: boolean): Policy {
  const { holdSeconds, agingSeconds, maxSearchQuantity, maxHeldNumbers, operationDelay } = document
  const maximum = maxSearchQuantity ?? DEFAULT_POLICY.maxSearchQuantity
  const heldLimit = maxHeldNumbers ?? (loopback ? 0 : SEARCHES_HELD * maximum)
  return {
    holdMs: holdSeconds === undefined ? DEFAULT_POLICY.holdMs : holdSeconds * 1_000,
    agingMs: agingSeconds === undefined ? DEFAULT_POLICY.agingMs : agingSeconds * 1_000,
    maxSearchQuantity: maximum,
    ...(heldLimit > 0 && { heldLimit }),
    operationDelay: { ...DEFAULT_POLICY.operationDelay, ...operationDelay },
  }
}

function toOffering(documentName: string) {
  return (offering: NonNullable<ConfigDocument['offerings']>[number], index: number): Offering => {
    if (!isCountry(offering.country)) {
      throw new UsageError(
        `${documentName}: offerings[${index}].country ${offering.country} is none of the API's: ` +
          `give one of ${COUNTRIES.join(', ')}`,
      )
    }
    return {
      ...offering,
      cost: { ...offering.cost, billingFrequency: 'monthly' },
      agreementToNotResellRequired: offering.agreementToNotResellRequired ?? false,
    }
  }
}

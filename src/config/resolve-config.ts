import { DEFAULT_OFFERINGS } from '../catalog/offerings.ts'
import { DEFAULT_DATE_TOLERANCE_MS } from '../http/auth/access-key-strategy.ts'
import { isLoopbackName } from '../http/auth/is-loopback-name.ts'
import { DEFAULT_POLICY, type Policy } from '../inventory/policy.ts'
import type { Offering } from '../numbering/offering.ts'
import type { Config } from './config.ts'
import type { ConfigDocument } from './config-document.ts'
import type { ConfigSources } from './config-sources.ts'
import { resolveAccounts } from './resolve-accounts.ts'

/**
 * Puts together what was configured and the defaults, which depend on who can reach the server.
 * @throws {UsageError} if something is wrong, or the server would be open to others without a key of its own
 */
export function resolveConfig(sources: ConfigSources): Config {
  const { document, host } = sources
  const loopback = isLoopbackName(host.toLowerCase())
  const accounts = resolveAccounts(sources, loopback)
  const { clockSkewMinutes, offerings } = document
  return {
    accounts,
    loopback,
    acceptAnyToken: document.acceptAnyToken ?? loopback,
    clockSkewMs: clockSkewMinutes === undefined ? DEFAULT_DATE_TOLERANCE_MS : clockSkewMinutes * 60_000,
    policy: resolvePolicy(document, loopback),
    offerings: offerings === undefined ? DEFAULT_OFFERINGS : offerings.map(toOffering),
  }
}

/**
 * How many numbers a resource may hold at a time where others than this machine can reach the server:
 * enough for ten of the largest searches, and too few to empty an inventory for nothing.
 */
const HELD_LIMIT = 10_000

function resolvePolicy(document: ConfigDocument, loopback: boolean): Policy {
  const { holdSeconds, agingSeconds, maxSearchQuantity, maxHeldNumbers, operationDelay } = document
  const heldLimit = maxHeldNumbers ?? (loopback ? 0 : HELD_LIMIT)
  return {
    holdMs: holdSeconds === undefined ? DEFAULT_POLICY.holdMs : holdSeconds * 1_000,
    agingMs: agingSeconds === undefined ? DEFAULT_POLICY.agingMs : agingSeconds * 1_000,
    maxSearchQuantity: maxSearchQuantity ?? DEFAULT_POLICY.maxSearchQuantity,
    ...(heldLimit > 0 && { heldLimit }),
    operationDelay: { ...DEFAULT_POLICY.operationDelay, ...operationDelay },
  }
}

function toOffering(offering: NonNullable<ConfigDocument['offerings']>[number]): Offering {
  return {
    ...offering,
    cost: { ...offering.cost, billingFrequency: 'monthly' },
    agreementToNotResellRequired: offering.agreementToNotResellRequired ?? false,
  }
}

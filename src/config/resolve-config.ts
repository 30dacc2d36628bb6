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
    policy: resolvePolicy(document),
    offerings: offerings === undefined ? DEFAULT_OFFERINGS : offerings.map(toOffering),
  }
}

function resolvePolicy(document: ConfigDocument): Policy {
  const { holdSeconds, agingSeconds, maxSearchQuantity, operationDelay } = document
  return {
    holdMs: holdSeconds === undefined ? DEFAULT_POLICY.holdMs : holdSeconds * 1_000,
    agingMs: agingSeconds === undefined ? DEFAULT_POLICY.agingMs : agingSeconds * 1_000,
    maxSearchQuantity: maxSearchQuantity ?? DEFAULT_POLICY.maxSearchQuantity,
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

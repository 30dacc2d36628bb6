import { createHash } from 'node:crypto'
import { entryName } from '../inventory/register/register-entry.ts'
import type { Config } from './config.ts'
import { trustUnder } from './trust-under.ts'

/** A digest of each setting of a configuration, by the setting's name: `holdSeconds`, `resource/contoso`. */
export type Declarations = Readonly<Record<string, string>>

/** The declarations of a configuration. Their digests show whether access keys differ, and reveal no key. */
export function declarationsOf(config: Config): Declarations {
  const { policy, resources, offerings = [], encryptionKeys = [] } = config
  // The development key is one of the keys of its resource.
  const { acceptAnyToken, unsignedControls, controls } = trustUnder(config, resources)
  const named: [string, unknown][] = [
    ['holdSeconds', policy.holdMs],
    ['agingSeconds', policy.agingMs],
    ...(policy.agingRules ?? []).map((rule): [string, unknown] => [entryName({ kind: 'aging', rule }), rule]),
    ['maxSearchQuantity', policy.maxSearchQuantity],
    ['maxHeldNumbers', policy.heldLimit],
    ['maxRequestsPerSecond', policy.requestsPerSecond],
    ['searchesPerWeek', policy.searchQuota],
    ['maxPurchases', policy.purchaseQuota],
    ['fill', policy.fill],
    ['operationDelay', policy.operationDelay],
    ['keepDays', config.keptMs],
    ['clockSkewMinutes', config.clockSkewMs],
    ['acceptAnyToken', acceptAnyToken],
    ['unsignedControls', unsignedControls],
    ['controls', controls],
    ['metrics', config.metricsArePublic],
    ['console', config.hasConsole],
    ['tokens', config.tokens],
    ['maxSandboxes', config.maxSandboxes],
    // The first key encrypts, so their order counts.
    ['encryptionKeys', encryptionKeys.map(({ id }) => id)],
    ...resources.map((resource): [string, unknown] => [entryName({ kind: 'resource', resource }), resource]),
    ...offerings.map((offering): [string, unknown] => [entryName({ kind: 'offering', offering }), offering]),
  ]
  return Object.fromEntries(named.map(([name, value]) => [name, digest(value)]))
}

/** The sorted names of the declarations in which two configurations differ. */
export function differingNames(one: Declarations, other: Declarations): string[] {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].filter((name) => one[name] !== other[name]).sort()
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(value) ?? '')
    .digest('base64url')
}

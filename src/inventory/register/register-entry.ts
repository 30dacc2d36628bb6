import { offeringName } from '../../catalog/offering-name.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Offering } from '../../numbering/offering.ts'
import type { Resource, ResourceLimits } from '../../resources/resource.ts'
import type { SealedKey } from '../../resources/sealed-key.ts'

/** A resource of the register; its access keys are entries of their own, since they are encrypted. */
export type StoredResource = Pick<Resource, 'name' | 'hosts'>

/** An access key of a resource, encrypted. */
export interface StoredKey {
  readonly resource: string
  /** The key's fingerprint. */
  readonly id: string
  readonly createdAt: Instant
  /** When the key was made the first of its resource; absent where it was not. */
  readonly promotedAt?: Instant
  readonly sealed: SealedKey
}

/** One setting of the operator in the register. */
export type RegisterEntry =
  | { readonly kind: 'resource'; readonly resource: StoredResource }
  | { readonly kind: 'key'; readonly key: StoredKey }
  /** An offering on these terms, instead of a default offering of the same name. */
  | { readonly kind: 'offering'; readonly offering: Offering }
  /** The offering of this name, as `offeringName` gives it, is not sold, although it is one of the default offerings. */
  | { readonly kind: 'retirement'; readonly offering: string }
  /** The limits of a resource, instead of the limits for all resources. Limits that the resource declares win. */
  | { readonly kind: 'limits'; readonly resource: string; readonly limits: ResourceLimits }
  /** The resource can read, and change nothing. */
  | { readonly kind: 'suspension'; readonly resource: string; readonly since: Instant }

/** Entries by name. */
export type RegisterEntries = ReadonlyMap<string, RegisterEntry>

/** The name of an entry in the register: `resource/contoso`, `offering/US/…`, `limits/contoso`. */
export function entryName(entry: RegisterEntry): string {
  switch (entry.kind) {
    case 'resource':
      return `resource/${entry.resource.name}`
    case 'key':
      return `key/${entry.key.resource}/${entry.key.id}`
    case 'offering':
      return `offering/${offeringName(entry.offering)}`
    case 'retirement':
      return `offering/${entry.offering}`
    case 'limits':
      return `limits/${entry.resource}`
    case 'suspension':
      return `suspension/${entry.resource}`
  }
}

/** The JSON document that stands for an entry in the register; `readEntries` reads it. */
export function toDocument(entry: RegisterEntry): object {
  switch (entry.kind) {
    case 'resource': {
      const { name, hosts } = entry.resource
      return { name, hosts }
    }
    case 'key': {
      const { resource: _, id: _id, sealed, ...dates } = entry.key
      return { ...dates, ...sealed }
    }
    case 'offering': {
      const { cost, ...terms } = entry.offering
      return { ...terms, cost: { amount: cost.amount, currencyCode: cost.currencyCode } }
    }
    case 'retirement':
      return { retired: true }
    case 'limits':
      return entry.limits
    case 'suspension':
      return { since: entry.since }
  }
}

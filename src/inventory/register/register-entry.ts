import { toOfferingDocument } from '../../catalog/offering-document.ts'
import { offeringName } from '../../catalog/offering-name.ts'
import type { AgingRule } from '../../numbering/aging.ts'
import type { Instant } from '../../numbering/instant.ts'
import type { Offering } from '../../numbering/offering.ts'
import type { StockScope } from '../../numbering/stock-scope.ts'
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

/** What an offering becomes at an instant. */
export interface PlannedChange {
  /** As `offeringName` gives it. */
  readonly name: string
  readonly from: Instant
  /** Its terms from then on; not sold any more if absent. */
  readonly offering?: Offering
}

/** One setting of the operator in the register. */
export type RegisterEntry =
  | { readonly kind: 'resource'; readonly resource: StoredResource }
  | { readonly kind: 'key'; readonly key: StoredKey }
  /** An offering on these terms, instead of a default offering of the same name. */
  | { readonly kind: 'offering'; readonly offering: Offering }
  /** The offering of this name, as `offeringName` gives it, is not sold, although it is one of the default offerings. */
  | { readonly kind: 'retirement'; readonly offering: string }
  | { readonly kind: 'planned'; readonly planned: PlannedChange }
  /** How long released numbers of a country, or of a type in it, rest. */
  | { readonly kind: 'aging'; readonly rule: AgingRule }
  /** The limits of a resource, instead of the limits for all resources. Limits that the resource declares win. */
  | { readonly kind: 'limits'; readonly resource: string; readonly limits: ResourceLimits }
  /** The stocks from which a resource may buy. Those that the resource declares win. */
  | { readonly kind: 'stocks'; readonly resource: string; readonly stocks: readonly StockScope[] }
  /** The resource can read, and change nothing; its numbers are its own until `releaseAt`. */
  | {
      readonly kind: 'closure'
      readonly resource: string
      readonly since: Instant
      readonly releaseAt: Instant
    }
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
    case 'planned':
      return `planned/${entry.planned.name}/${entry.planned.from}`
    case 'aging':
      return ['aging', entry.rule.country, entry.rule.numberType ?? []].flat().join('/')
    case 'limits':
      return `limits/${entry.resource}`
    case 'stocks':
      return `stocks/${entry.resource}`
    case 'closure':
      return `closure/${entry.resource}`
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
    case 'offering':
      return toOfferingDocument(entry.offering)
    case 'retirement':
      return { retired: true }
    case 'planned': {
      const { from, offering } = entry.planned
      return offering === undefined
        ? { from, retired: true }
        : { from, offering: toOfferingDocument(offering) }
    }
    case 'aging':
      return { seconds: entry.rule.agingMs / 1_000 }
    case 'limits':
      return entry.limits
    case 'stocks':
      return { stocks: entry.stocks }
    case 'closure':
      return { since: entry.since, releaseAt: entry.releaseAt }
    case 'suspension':
      return { since: entry.since }
  }
}

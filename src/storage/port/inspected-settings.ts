import type { Instant } from '../../numbering/instant.ts'
import type { EntryChange } from './register-store.ts'

/** The SIP configuration of a resource, as the table has it. */
export interface InspectedSip {
  readonly resource: string
  /** The JSON document; absent where it cannot be read, or the table has none. */
  readonly document?: unknown
  /** Whether the table has one. */
  readonly isStored: boolean
  /** The document where the trail begins; absent where there was none, or nothing was archived. */
  readonly opening?: unknown
}

export interface InspectedSips {
  readonly now: Instant
  /** Ascending by the names of the resources. */
  readonly configurations: readonly InspectedSip[]
  /** The last resource; absent where there are no more. */
  readonly next?: string
}

/** A row of the register. */
export interface InspectedEntry {
  readonly name: string
  /** The version in which it was put or removed. */
  readonly version: number
  /** The JSON document; absent where it was removed, or cannot be read. */
  readonly document?: unknown
  readonly isRemoved: boolean
  /** What was changed in that version; absent where the history does not have it. */
  readonly changes?: readonly EntryChange[]
}

export interface InspectedRegister {
  readonly now: Instant
  /** Ascending by their names. */
  readonly entries: readonly InspectedEntry[]
  /** The resources of the register, of those that the names of the entries begin with. */
  readonly resources: ReadonlySet<string>
  /** The first version of the history; absent where it has none. */
  readonly since?: number
  /** The name of the last entry; absent where there are no more. */
  readonly next?: string
}

/** A change in the history of the register. */
export interface InspectedChange {
  readonly version: number
  /** The entries that it changes; absent where they cannot be read. */
  readonly entries?: readonly string[]
}

export interface InspectedChanges {
  readonly now: Instant
  /** Ascending by their versions. */
  readonly changes: readonly InspectedChange[]
  /** The version of each entry that is there, also of one that was removed. */
  readonly versions: ReadonlyMap<string, number>
  /** The version of the last change; absent where there are no more. */
  readonly next?: number
}

/** The closing of a resource in the register. */
export interface InspectedClosure {
  /** Until when the resource owns its numbers. */
  readonly releaseAt: Instant
  /** When the register got it; 0 where the history does not say. */
  readonly changedAt: Instant
}

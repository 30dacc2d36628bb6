import type { Author } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'

/**
 * The past of the audit trail, which is archived a partition at a time. A store whose trail is in one piece archives
 * nothing, and answers `unsupported`.
 */
export interface ArchiveStore {
  /**
   * Adds the next partition to the trail if there is none for the next `room` entries or more. No command depends on it:
   * entries for which there is no partition yet are kept together, and become one with the next call.
   */
  extendTrail(command: { readonly room: number }): Promise<ExtendTrailAnswer>
  /** Each time that the trail was archived, the last one first. */
  archives(): Promise<readonly Archive[]>
  /** What can be archived: the entries of the oldest partitions in which every entry is older than `before`. */
  archivable(before: Instant): Promise<ArchivableAnswer>
  /**
   * Writes an opening balance, the state of the inventory at this moment, from which a replay of the later entries
   * begins; and drops the entries up to `through`. Of those, these stay: imports, the newest entry of each number that
   * has been touched, and the newest that gave it to an owner or names one.
   *
   * Commands wait only for a moment, while the balance's place in the trail is taken and while the partitions are
   * dropped.
   */
  archive(command: ArchiveCommand): Promise<ArchiveAnswer>
}

export interface Archive {
  readonly at: Instant
  readonly author: Author
  /** The last sequence that was archived. */
  readonly through: number
  /** The sequence up to which the opening balance has the effects of the entries. */
  readonly opening: number
}

/** Entries that can be archived. */
export interface Archivable {
  /** The sequence after which they begin: the last one that was archived before. */
  readonly after: number
  readonly through: number
  /** How many entries there are, without searches, which housekeeping removes. */
  readonly entries: number
}

export interface ArchiveCommand {
  /** The last sequence of a partition. */
  readonly through: number
  /** How many entries, without searches, the caller has copied; nothing is dropped if there are more or fewer. */
  readonly entries?: number
  readonly author: Author
}

/** The store's trail is in one piece. */
export interface ArchiveUnsupported {
  readonly kind: 'unsupported'
}

/** Another session has locks for long, such as a backup or another archive; nothing was done. */
export interface ArchiveBusy {
  readonly kind: 'busy'
}

export type ExtendTrailAnswer =
  /** `room` is how many more entries fit into the partitions that there are. */
  { readonly kind: 'extended' | 'enough'; readonly room: number } | ArchiveBusy | ArchiveUnsupported

export type ArchivableAnswer =
  | { readonly kind: 'found'; readonly archivable: Archivable }
  | { readonly kind: 'nothing' }
  | ArchiveUnsupported

export type ArchiveAnswer =
  /** How many entries were `dropped`, and how many of the archived ones were `kept`. */
  | {
      readonly kind: 'archived'
      readonly archive: Archive
      readonly dropped: number
      readonly kept: number
    }
  /** No partition ends there, or the entries are archived already, or not all of them were copied. */
  | { readonly kind: 'notThere' }
  | { readonly kind: 'notCopied'; readonly entries: number }
  | ArchiveBusy
  | ArchiveUnsupported

import type { Author } from '../../numbering/audit-entry.ts'
import type { Instant } from '../../numbering/instant.ts'

/**
 * The register: settings that an operator has changed while the server runs, such as resources, offerings and limits.
 * It is kept beside the inventory as JSON documents by name, with one version that differs after each change.
 */
export interface RegisterStore {
  /** The register; `undefined` while its version is still the `known` one. */
  register(known?: number): Promise<StoredRegister | undefined>
  /**
   * Puts and removes documents, all or none. From the moment of the answer no process does a command that was
   * composed under another version than the answered one.
   */
  changeRegister(command: ChangeRegisterCommand): Promise<ChangeRegisterAnswer>
  /** The changes under versions below `before`, the newest first. Those that changed nothing are not among them. */
  registerChanges(page: RegisterChangePage): Promise<RegisterChanged[]>
}

export interface StoredRegister {
  /** 0 before the first change. */
  readonly version: number
  readonly documents: ReadonlyMap<string, unknown>
}

export interface ChangeRegisterCommand {
  /** The version under which the change was decided, and its span; any time if absent. */
  readonly version: number
  readonly span?: RegisterSpan
  /** The new document by its name; `null` removes it. */
  readonly documents: ReadonlyMap<string, object | null>
  /** Who makes the change, and what it changes; the history keeps both. */
  readonly author: Author
  readonly changes: readonly EntryChange[]
}

/** A document of the register before and after a change, without secrets; absent where there was none, or is none any more. */
export interface EntryChange {
  readonly entry: string
  readonly before?: object
  readonly after?: object
}

/** A change of the register. */
export interface RegisterChanged {
  /** The version that it has made. */
  readonly version: number
  readonly at: Instant
  readonly author: Author
  readonly changes: readonly EntryChange[]
}

export interface RegisterChangePage {
  /** All if absent. */
  readonly before?: number
  readonly limit: number
}

export type ChangeRegisterAnswer = { readonly kind: 'changed'; readonly version: number } | Outdated

/** A command that depends on the register, such as one that quotes the price of an offering. */
export interface RegisterDependent {
  /** The version of the register under which the command was composed; the version does not matter if absent. */
  readonly registerVersion?: number
  /** Until when that version says what the command was composed under: then a planned change comes into force. */
  readonly registerSpan?: RegisterSpan
}

/** A time in which no planned change of the register comes into force. */
export interface RegisterSpan {
  /** The instant of the last one before; absent if there is none. */
  readonly from?: Instant
  /** The instant of the next one, which is not in the span any more; absent if there is none. */
  readonly until?: Instant
}

/** The command was composed under another version of the register than the one in force. Nothing was done. */
export interface Outdated {
  readonly kind: 'outdated'
}

/** Whether a command has to be composed anew, since the register has this version at this time. */
export function isOutdated(
  { registerVersion, registerSpan = {} }: RegisterDependent,
  version: number,
  now: Instant,
): boolean {
  return registerVersion !== undefined && (registerVersion !== version || !isWithin(registerSpan, now))
}

/** Whether the instant is in the span. */
export function isWithin({ from, until }: RegisterSpan, now: Instant): boolean {
  return (from === undefined || from <= now) && (until === undefined || now < until)
}

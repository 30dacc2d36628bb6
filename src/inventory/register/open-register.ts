import type { Instant } from '../../numbering/instant.ts'
import type { ResourceDirectory } from '../../resources/resource-directory.ts'
import type { ClockStore } from '../../storage/port/clock-store.ts'
import { isWithin, type RegisterStore, type StoredRegister } from '../../storage/port/register-store.ts'
import { combine } from './combine.ts'
import type { Declared } from './declared.ts'
import type { InForce } from './in-force.ts'
import { plannedChanges } from './planned.ts'
import type { ReadEntries } from './read-entries.ts'
import type { Register } from './register.ts'
import { requireEncryptionKeys } from './require-encryption-keys.ts'

/** The register as one process knows it: the declarations of the configuration and the entries of the store. */
export interface OpenRegister extends Register {
  /** The resources in force. */
  readonly directory: ResourceDirectory
  /** The present declarations of the configuration. */
  readonly declared: Declared
  /** The entries of the store, as this process last read them. */
  readonly stored: ReadEntries & { readonly version: number }
  /** The reason of each entry of the store that is not in force, by the entry's name. */
  readonly left: ReadonlyMap<string, string>
  /**
   * Replaces the declarations of the configuration.
   * @throws {UsageError} if they miss an encryption key that has encrypted a stored access key; nothing is replaced
   */
  redeclare(declared: Declared): void
}

export interface RegisterLog {
  warn(facts: object, message: string): void
}

/**
 * Reads the register of the store and combines it with the declarations of the configuration.
 * @throws StorageError if the store cannot be read
 * @throws {UsageError} if an encryption key is missing that has encrypted a stored access key, unless the declarations
 *   leave such access keys out. A key that is missing later, since another process has a newer one, is logged
 */
export async function openRegister(
  store: RegisterStore & Pick<ClockStore, 'now'>,
  configured: Declared,
  log: RegisterLog,
): Promise<OpenRegister> {
  let declared = configured
  let stored: OpenRegister['stored'] = { version: 0, entries: new Map(), unreadable: [] }
  let { inForce, left } = combine(declared, 0, new Map(), 0)
  let at: Instant = 0
  let revision = 0
  let reading: Promise<void> | undefined
  let isOpen = false

  function apply(): void {
    ;({ inForce, left } = combine(declared, stored.version, stored.entries, at))
    revision += 1
    for (const [entry, reason] of left)
      log.warn({ entry, reason }, 'An entry of the register is not in force')
    for (const entry of stored.unreadable)
      log.warn({ entry }, 'An entry of the register cannot be read by this version')
  }

  async function read(): Promise<void> {
    const found = await store.register(stored.version)
    if (found !== undefined) {
      stored = { version: found.version, ...(await entriesOf(found)) }
      if (!isOpen) requireEncryptionKeys(stored.entries, declared)
    }
    if (plannedChanges(stored.entries).length > 0) at = await store.now()
    if (found !== undefined || !isWithin(inForce.span ?? {}, at)) apply()
  }

  async function refresh(): Promise<InForce> {
    // The reading under way may have begun before the change that the caller wants to see.
    await reading?.catch(() => {})
    reading ??= read().finally(() => {
      reading = undefined
    })
    await reading
    return inForce
  }

  apply()
  await refresh()
  isOpen = true
  return {
    current: () => inForce,
    refresh,
    directory: {
      get version() {
        return revision
      },
      get resources() {
        return inForce.resources
      },
    },
    get declared() {
      return declared
    },
    get stored() {
      return stored
    },
    get left() {
      return left
    },
    redeclare(next) {
      requireEncryptionKeys(stored.entries, next)
      declared = next
      apply()
    },
  }
}

async function entriesOf({ documents }: StoredRegister): Promise<ReadEntries> {
  if (documents.size === 0) return { entries: new Map(), unreadable: [] }
  // Loaded only here, since the validator takes a good part of a start.
  const { readEntries } = await import('./read-entries.ts')
  return readEntries(documents)
}

import { isDeepStrictEqual } from 'node:util'
import type { ReadEntries } from '../../inventory/register/read-entries.ts'
import type { RegisterEntry, StoredKey } from '../../inventory/register/register-entry.ts'
import { isSealedKey } from '../../resources/sealed-key.ts'
import type {
  InspectedChanges,
  InspectedEntry,
  InspectedRegister,
} from '../../storage/port/inspected-settings.ts'
import { type Finding, finding } from './finding.ts'

/**
 * Whether the entries of the page are what the history of the register says, and access keys belong to resources. No
 * finding repeats a document, since that of an access key is no one's business.
 *
 * @param read the documents of the page
 */
export function checkRegister(page: InspectedRegister, { entries, unreadable }: ReadEntries): Finding[] {
  return [
    ...unreadable.map((name) =>
      finding(subjectOf(name), 'a document of its kind', 'one that cannot be read'),
    ),
    ...[...entries].flatMap(([name, entry]) => checkEntry(name, entry, page)),
    ...page.entries.flatMap((entry) => checkHistory(entry, page.since)),
  ]
}

function checkEntry(name: string, entry: RegisterEntry, { resources }: InspectedRegister): Finding[] {
  if (entry.kind !== 'key') return []
  const { key } = entry
  return [
    ...(resources.has(key.resource)
      ? []
      : [finding(subjectOf(name), `a resource ${key.resource} in the register`, 'there is none')]),
    ...checkKey(name, key),
  ]
}

function checkKey(name: string, { sealed }: StoredKey): Finding[] {
  return isSealedKey(sealed) ? [] : [finding(subjectOf(name), 'an encrypted access key', 'something else')]
}

/** Whether the newest change of the entry left it as it is. */
function checkHistory(entry: InspectedEntry, since: number | undefined): Finding[] {
  const { name, version, document, isRemoved, changes } = entry
  // The history began later than the register.
  if (since === undefined || version < since) return []
  const change = changes?.find((each) => each.entry === name)
  const subject = subjectOf(name)
  if (change === undefined)
    return [finding(subject, `the change ${version} of the register in the history`, 'none of it')]
  if (isRemoved !== (change.after === undefined)) {
    const [expected, found] = isRemoved ? ['there', 'removed'] : ['removed', 'there']
    return [finding(subject, `${expected} since the change ${version}`, found)]
  }
  if (isRemoved || isShown(document, change.after)) return []
  return [finding(subject, `the document of the change ${version}`, 'another one')]
}

/** Whether the history shows of the document what it has: of an access key that is its dates alone. */
function isShown(document: unknown, shown: object | undefined): boolean {
  if (typeof document !== 'object' || document === null) return true
  if (!('ciphertext' in document)) return isDeepStrictEqual(document, shown)
  const { createdAt, promotedAt } = { createdAt: undefined, promotedAt: undefined, ...document }
  return isDeepStrictEqual({ createdAt, ...(promotedAt !== undefined && { promotedAt }) }, shown)
}

/** Whether the entries that the changes of the page tell of are there, as old as these changes at the most. */
export function checkRegisterChanges({ changes, versions }: InspectedChanges): Finding[] {
  return changes.flatMap(({ version, entries }) => {
    const subject = `change ${version} of the register`
    if (entries === undefined)
      return [finding(subject, 'the entries that it changes', 'none that can be read')]
    return entries.flatMap((name) => {
      const present = versions.get(name)
      if (present !== undefined && present >= version) return []
      const found = present === undefined ? 'there is none' : `that of the change ${present}`
      return [finding(subjectOf(name), `the entry that the change ${version} has left`, found)]
    })
  })
}

function subjectOf(name: string): string {
  return `entry of the register ${name}`
}

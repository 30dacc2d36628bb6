import { combine, declaredNames } from '../inventory/register/combine.ts'
import type { Declared } from '../inventory/register/declared.ts'
import type { OpenRegister } from '../inventory/register/open-register.ts'
import {
  entryName,
  type RegisterEntries,
  type RegisterEntry,
  toDocument,
} from '../inventory/register/register-entry.ts'
import { missingEncryptionKey } from '../inventory/register/require-encryption-keys.ts'
import { underRegister } from '../inventory/register/under-register.ts'
import type { Author } from '../numbering/audit-entry.ts'
import type { Outdated, RegisterStore } from '../storage/port/register-store.ts'

/** Entries to put into the register and to remove from it, all or none. */
export interface RegisterChange {
  readonly put?: readonly RegisterEntry[]
  /** The names of entries, as `entryName` gives them; a name that the register does not have is passed over. */
  readonly remove?: readonly string[]
}

export type RegisterChangeAnswer =
  | { readonly kind: 'changed'; readonly version: number }
  /** An entry cannot be in force, for this reason; nothing was changed. */
  | { readonly kind: 'refused'; readonly entry: string; readonly reason: string }

/** What a change of the register needs. */
export interface RegisterTools {
  readonly register: OpenRegister
  readonly store: RegisterStore
  /** Who makes the change; the history of the register has it. */
  readonly author: Author
}

/**
 * Changes the register for every process. After the answer no process makes a hold under the register before it.
 *
 * @param decide decides on the register as it is when it changes, or answers without a change
 */
export async function changeRegister<Other extends { readonly kind: string } = never>(
  { register, store, author }: RegisterTools,
  decide: RegisterChange | (() => RegisterChange | Other | Promise<RegisterChange | Other>),
): Promise<RegisterChangeAnswer | Other> {
  // An operator expects to see the latest change, which another process may have made.
  await register.refresh()
  const answer = await underRegister<RegisterChangeAnswer | Other | Outdated>(register, async () => {
    const { declared, stored } = register
    const { span } = register.current()
    const decided = typeof decide === 'function' ? await decide() : decide
    if ('kind' in decided) return decided
    const { put = [], remove = [] } = decided
    const entries = new Map(stored.entries)
    for (const name of remove) entries.delete(name)
    for (const entry of put) entries.set(entryName(entry), entry)
    const refusal = findRefusal(declared, { put, remove }, stored.entries, entries)
    if (refusal !== undefined) return refusal
    const documents = new Map<string, object | null>([
      ...remove.filter((name) => stored.entries.has(name)).map((name) => [name, null] as const),
      ...put.map((entry) => [entryName(entry), toDocument(entry)] as const),
    ])
    return store.changeRegister({
      version: stored.version,
      ...(span && { span }),
      documents,
      author,
      changes: [...documents.keys()].map((name) => ({
        entry: name,
        ...shownIn('before', stored.entries.get(name)),
        ...shownIn('after', entries.get(name)),
      })),
    })
  })
  if (answer.kind === 'changed') await register.refresh()
  return answer
}

/** The document of an entry for the history, which has of an access key its dates alone. */
function shownIn(when: 'before' | 'after', entry: RegisterEntry | undefined) {
  if (entry === undefined) return {}
  if (entry.kind !== 'key') return { [when]: toDocument(entry) }
  const { createdAt, promotedAt } = entry.key
  return { [when]: { createdAt, ...(promotedAt !== undefined && { promotedAt }) } }
}

/** Why a change is refused: it changes a declaration, or an entry would not be in force in every process. */
function findRefusal(
  declared: Declared,
  { put, remove }: Required<RegisterChange>,
  before: RegisterEntries,
  after: RegisterEntries,
): RegisterChangeAnswer | undefined {
  const declarations = declaredNames(declared)
  const names = [...put.map(entryName), ...remove]
  for (const entry of names) {
    if (declarations.has(entry)) {
      return { kind: 'refused', entry, reason: `${declared.source} declares ${entry}: change it there.` }
    }
  }
  const newKey = put.find((entry) => entry.kind === 'key' && !before.has(entryName(entry)))
  // Who lacks an encryption key of the others may have one that the others lack.
  const missing = newKey === undefined ? undefined : missingEncryptionKey(before, declared)
  if (newKey !== undefined && missing !== undefined) {
    return { kind: 'refused', entry: entryName(newKey), reason: missing }
  }
  const leftBefore = combine(declared, 0, before, 0).left
  for (const [entry, reason] of combine(declared, 0, after, 0).left) {
    if (names.includes(entry) || !leftBefore.has(entry)) return { kind: 'refused', entry, reason }
  }
  return undefined
}

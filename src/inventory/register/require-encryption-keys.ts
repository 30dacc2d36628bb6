import { UsageError } from '../../usage-error.ts'
import type { Declared } from './declared.ts'
import { storedKeys } from './open-keys.ts'
import type { RegisterEntries } from './register-entry.ts'

/**
 * Refuses to serve where an encryption key is missing that has encrypted stored access keys: their resources would be
 * denied without a word. Where the declarations leave such keys out, nothing is refused.
 * @throws {UsageError}
 */
export function requireEncryptionKeys(entries: RegisterEntries, declared: Declared): void {
  const fault = declared.leavesOutSealedKeys ? undefined : missingEncryptionKey(entries, declared)
  if (fault !== undefined) throw new UsageError(fault)
}

/** Says which encryption key is missing for a stored access key, and the ways out; `undefined` if none is missing. */
export function missingEncryptionKey(
  entries: RegisterEntries,
  { encryptionKeys = [] }: Pick<Declared, 'encryptionKeys'>,
): string | undefined {
  const ids = new Set(encryptionKeys.map(({ id }) => id))
  const missing = storedKeys(entries).find(({ key }) => !ids.has(key.sealed.encryptionKey))
  if (missing === undefined) return undefined
  const { resource, id, sealed } = missing.key
  return (
    `Access key ${id} of resource "${resource}" was encrypted with encryption key ${sealed.encryptionKey}, which ` +
    `${ids.size === 0 ? 'is not set' : 'is none of those that are set'}: ` +
    'set it in HOLDLINE_ENCRYPTION_KEYS or --encryption-key-file, or, if it is lost, end the access key with: ' +
    `holdline key revoke ${resource} ${id}`
  )
}

import type { EncryptionKey } from '../../resources/encryption-key.ts'
import { UsageError } from '../../usage-error.ts'
import { storedKeys } from './open-keys.ts'
import type { RegisterEntries } from './register-entry.ts'

/**
 * Refuses to serve where an encryption key is missing that has encrypted stored access keys: their resources would be
 * denied without a word.
 * @throws {UsageError}
 */
export function requireEncryptionKeys(
  entries: RegisterEntries,
  encryptionKeys: readonly EncryptionKey[] = [],
): void {
  const ids = new Set(encryptionKeys.map(({ id }) => id))
  const missing = storedKeys(entries).find(({ key }) => !ids.has(key.sealed.encryptionKey))
  if (missing === undefined) return
  const { resource, id, sealed } = missing.key
  throw new UsageError(
    `Access key ${id} of resource "${resource}" was encrypted with encryption key ${sealed.encryptionKey}, which ` +
      `${ids.size === 0 ? 'is not set' : 'is none of those that are set'}: ` +
      'set it in HOLDLINE_ENCRYPTION_KEYS or --encryption-key-file',
  )
}

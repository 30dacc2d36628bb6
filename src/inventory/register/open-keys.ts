import type { EncryptionKey } from '../../resources/encryption-key.ts'
import { openKey } from '../../resources/sealed-key.ts'
import type { RegisterEntries, StoredKey } from './register-entry.ts'

/** The access keys of the register, decrypted. */
export interface OpenedKeys {
  /** The access keys of each resource, base64; the first one was promoted last. */
  readonly byResource: ReadonlyMap<string, readonly string[]>
  /** The reason of each entry that cannot be decrypted, by the entry's name. */
  readonly left: ReadonlyMap<string, string>
}

/** Decrypts the access keys of the register. */
export function openKeys(entries: RegisterEntries, encryptionKeys: readonly EncryptionKey[]): OpenedKeys {
  const byResource = new Map<string, string[]>()
  const left = new Map<string, string>()
  for (const { name, key } of storedKeys(entries)) {
    const { resource, id, sealed } = key
    const opened = openKey(sealed, { resource, id }, encryptionKeys)
    switch (opened.kind) {
      case 'opened':
        byResource.set(resource, [...(byResource.get(resource) ?? []), opened.accessKey])
        break
      case 'encryptionKeyUnknown':
        left.set(name, `No encryption key ${sealed.encryptionKey}, which has encrypted it, is set.`)
        break
      case 'altered':
        left.set(name, 'It was changed in the database, or belongs to another resource.')
        break
    }
  }
  return { byResource, left }
}

/** The stored keys of the register in the order of their use: first the one that was promoted last. */
export function storedKeys(
  entries: RegisterEntries,
): readonly { readonly name: string; readonly key: StoredKey }[] {
  return [...entries]
    .flatMap(([name, entry]) => (entry.kind === 'key' ? [{ name, key: entry.key }] : []))
    .sort(
      ({ key: one }, { key: other }) =>
        (other.promotedAt ?? 0) - (one.promotedAt ?? 0) || one.createdAt - other.createdAt,
    )
}

import type { InventoryStore } from '../storage/port/inventory-store.ts'
import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'
import { type ListedKey, listKey } from './listed-key.ts'
import { newKey, type RandomBytes } from './new-key.ts'

/** The most access keys of a resource: the old one, and the new one while clients change to it. */
const MOST_KEYS = 2

export type CreateKeyAnswer =
  | Exclude<ResourceChangeAnswer, { readonly kind: 'changed' }>
  | { readonly kind: 'created'; readonly key: ListedKey; readonly accessKey: string }
  /** No encryption key is set, so no access key can be stored. */
  | { readonly kind: 'encryptionKeyMissing' }
  | TooManyKeys

interface TooManyKeys {
  readonly kind: 'tooManyKeys'
  readonly limit: number
}

/** Gives a resource of the register another access key. The key is in the answer, and nowhere else. */
export async function createKey(
  tools: RegisterTools & { readonly store: Pick<InventoryStore, 'now'> },
  resource: string,
  randomBytes: RandomBytes,
): Promise<CreateKeyAnswer> {
  const [encryptionKey] = tools.register.declared.encryptionKeys ?? []
  if (encryptionKey === undefined) return { kind: 'encryptionKeyMissing' }
  const { accessKey, entry } = newKey(resource, await tools.store.now(), encryptionKey, randomBytes)
  const answer = await changeResource<TooManyKeys>(tools, resource, ({ origin, keys }) =>
    origin === 'register' && keys.length >= MOST_KEYS
      ? { kind: 'tooManyKeys', limit: MOST_KEYS }
      : { put: [entry] },
  )
  return answer.kind === 'changed' ? { kind: 'created', key: listKey(entry.key), accessKey } : answer
}

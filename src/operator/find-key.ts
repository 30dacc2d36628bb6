import type { OpenRegister } from '../inventory/register/open-register.ts'
import type { StoredKey } from '../inventory/register/register-entry.ts'
import type { ListedResource } from './list-resources.ts'

/** The resource has no access key of this id. */
export interface KeyUnknown {
  readonly kind: 'keyUnknown'
}

/** The stored key of a resource; `undefined` if it has none of this id. */
export function findKey(
  { stored }: Pick<OpenRegister, 'stored'>,
  { name }: ListedResource,
  id: string,
): StoredKey | undefined {
  const entry = stored.entries.get(`key/${name}/${id}`)
  return entry?.kind === 'key' ? entry.key : undefined
}

import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'
import { findKey, type KeyUnknown } from './find-key.ts'

/** Ends a stored access key, also the last one of its resource: nobody can then call as the resource. */
export function revokeKey(
  tools: RegisterTools,
  resource: string,
  id: string,
): Promise<ResourceChangeAnswer<KeyUnknown>> {
  return changeResource<KeyUnknown>(tools, resource, (found) =>
    findKey(tools.register, found, id) === undefined
      ? { kind: 'keyUnknown' }
      : { remove: [`key/${resource}/${id}`] },
  )
}

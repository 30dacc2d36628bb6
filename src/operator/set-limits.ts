import type { ResourceLimits } from '../resources/resource.ts'
import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'

/** New limits of a resource: `null` brings back the limit for all resources, and what is absent stays as it is. */
export type LimitsPatch = { readonly [K in keyof ResourceLimits]?: ResourceLimits[K] | null }

/** Sets limits of a resource that the configuration does not declare. */
export function setLimits(
  tools: RegisterTools,
  name: string,
  patch: LimitsPatch,
): Promise<ResourceChangeAnswer> {
  return changeResource<never>(tools, name, (resource) => {
    const limits: ResourceLimits = Object.fromEntries(
      Object.entries({ ...resource.limits, ...patch }).filter(([, limit]) => limit !== null),
    )
    return Object.keys(limits).length === 0
      ? { remove: [`limits/${name}`] }
      : { put: [{ kind: 'limits', resource: name, limits }] }
  })
}

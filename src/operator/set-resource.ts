import type { RegisterEntry } from '../inventory/register/register-entry.ts'
import type { ResourceLimits } from '../resources/resource.ts'
import type { RegisterChange, RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'

/** New limits of a resource: `null` brings back the limit for all resources, and what is absent stays as it is. */
export type LimitsPatch = { readonly [K in keyof ResourceLimits]?: ResourceLimits[K] | null }

/** New settings of a resource; what is absent stays as it is. */
export interface ResourcePatch {
  /** All host names under which only this resource answers, in lower case. */
  readonly hosts?: readonly string[] | undefined
  readonly limits?: LimitsPatch | undefined
}

/** Sets what the configuration does not declare of a resource: its host names and its limits. */
export function setResource(
  tools: RegisterTools,
  name: string,
  { hosts, limits }: ResourcePatch,
): Promise<ResourceChangeAnswer> {
  return changeResource<never>(tools, name, (resource) => {
    const put: readonly RegisterEntry[] =
      hosts === undefined ? [] : [{ kind: 'resource', resource: { name, hosts } }]
    if (limits === undefined) return { put }
    const { put: putLimits = [], remove = [] } = limitsChange(name, { ...resource.limits, ...limits })
    return { put: [...put, ...putLimits], remove }
  })
}

function limitsChange(name: string, patched: LimitsPatch): RegisterChange {
  const limits: ResourceLimits = Object.fromEntries(
    Object.entries(patched).filter(([, limit]) => limit !== null),
  )
  return Object.keys(limits).length === 0
    ? { remove: [`limits/${name}`] }
    : { put: [{ kind: 'limits', resource: name, limits }] }
}

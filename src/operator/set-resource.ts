import type { StockScope } from '../numbering/stock-scope.ts'
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
  /** All stocks from which it may buy; `null` opens all. */
  readonly stocks?: readonly StockScope[] | null | undefined
}

/** Sets what the configuration does not declare of a resource: its host names, its limits and the stocks that are open to it. */
export function setResource(
  tools: RegisterTools,
  name: string,
  { hosts, limits, stocks }: ResourcePatch,
): Promise<ResourceChangeAnswer> {
  return changeResource<never>(tools, name, (resource) => {
    const changes: readonly RegisterChange[] = [
      hosts === undefined ? {} : { put: [{ kind: 'resource', resource: { name, hosts } }] },
      limits === undefined ? {} : limitsChange(name, { ...resource.limits, ...limits }),
      stocks === undefined ? {} : stocksChange(name, stocks),
    ]
    return {
      put: changes.flatMap(({ put = [] }) => put),
      remove: changes.flatMap(({ remove = [] }) => remove),
    }
  })
}

function stocksChange(resource: string, stocks: readonly StockScope[] | null): RegisterChange {
  return stocks === null
    ? { remove: [`stocks/${resource}`] }
    : { put: [{ kind: 'stocks', resource, stocks }] }
}

function limitsChange(name: string, patched: LimitsPatch): RegisterChange {
  const limits: ResourceLimits = Object.fromEntries(
    Object.entries(patched).filter(([, limit]) => limit !== null),
  )
  return Object.keys(limits).length === 0
    ? { remove: [`limits/${name}`] }
    : { put: [{ kind: 'limits', resource: name, limits }] }
}

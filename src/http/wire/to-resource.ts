import { formatInstant } from '../../numbering/instant.ts'
import type { ListedResource } from '../../operator/list-resources.ts'
import type { ResourceModel } from '../contract/resource-schemas.ts'

/** A resource as the operator sees it. */
export function toResource({ suspendedSince, hosts, ...resource }: ListedResource): ResourceModel {
  return {
    ...resource,
    hosts: [...hosts],
    state: suspendedSince === undefined ? 'active' : 'suspended',
    ...(suspendedSince !== undefined && { suspendedSince: formatInstant(suspendedSince) }),
  }
}

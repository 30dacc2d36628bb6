import { formatUtcInstant } from '../../numbering/instant.ts'
import type { ListedResource } from '../../operator/list-resources.ts'
import type { ListedKey } from '../../operator/listed-key.ts'
import type { KeyModel, ResourceModel } from '../contract/resource-schemas.ts'

/** A resource as the operator sees it. */
export function toResource({
  suspendedSince,
  closure,
  hosts,
  keys,
  stocks,
  ...resource
}: ListedResource): ResourceModel {
  return {
    ...resource,
    hosts: [...hosts],
    keys: keys.map(toKey),
    ...(stocks && { stocks: stocks.map((scope) => ({ ...scope })) }),
    state: closure !== undefined ? 'closed' : suspendedSince !== undefined ? 'suspended' : 'active',
    ...(closure && {
      closedSince: formatUtcInstant(closure.since),
      releaseAt: formatUtcInstant(closure.releaseAt),
    }),
    ...(suspendedSince !== undefined && { suspendedSince: formatUtcInstant(suspendedSince) }),
  }
}

/** An access key as the operator sees it. */
export function toKey({ id, createdAt, promotedAt, notInForce }: ListedKey): KeyModel {
  return {
    id,
    ...(createdAt !== undefined && { createdAt: formatUtcInstant(createdAt) }),
    ...(promotedAt !== undefined && { promotedAt: formatUtcInstant(promotedAt) }),
    ...(notInForce !== undefined && { notInForce }),
  }
}

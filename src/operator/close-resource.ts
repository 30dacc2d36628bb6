import { type ClosingTools, changeClosing } from './change-closing.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'

/** How long a closed resource keeps its numbers, unless the operator says otherwise: 30 days. */
export const DEFAULT_RELEASE_AFTER_MS = 30 * 24 * 60 * 60_000

/**
 * Closes a resource: it can read, and change nothing. Its numbers stay its own for a time, and are then released by
 * themselves. A resource that is closed already stays so since the first time, and so do the numbers until the instant of
 * then, unless another time is given. The call can be repeated, and finishes one that was interrupted.
 */
export async function closeResource(
  tools: ClosingTools,
  name: string,
  releaseAfterMs?: number,
): Promise<ResourceChangeAnswer> {
  const now = await tools.store.now()
  const answer = await changeResource<never>(tools, name, ({ closure }) => {
    if (closure !== undefined && releaseAfterMs === undefined) return {}
    const releaseAt = now + (releaseAfterMs ?? DEFAULT_RELEASE_AFTER_MS)
    return { put: [{ kind: 'closure', resource: name, since: closure?.since ?? now, releaseAt }] }
  })
  // No hold and no purchase of the resource comes after the change, so no number of its own is missed.
  if (answer.kind === 'changed') await changeClosing(tools, name)
  return answer
}

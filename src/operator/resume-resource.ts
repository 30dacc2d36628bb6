import { type ClosingTools, changeClosing } from './change-closing.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'
import { findResource } from './list-resources.ts'

/**
 * Ends the suspension and the closing of a resource; for one that is neither suspended nor closed this is no change. A
 * closed resource keeps the numbers that were not released yet.
 */
export async function resumeResource(tools: ClosingTools, name: string): Promise<ResourceChangeAnswer> {
  const resource = await findResource(tools, name)
  const wasClosed = resource?.closure !== undefined
  // Before the resource can act again, all its numbers are its own.
  if (wasClosed) await changeClosing(tools, name, { keeps: true })
  const answer = await changeResource<never>(tools, name, () => ({
    remove: [`suspension/${name}`, `closure/${name}`],
  }))
  // What another call has closed meanwhile.
  if (wasClosed && answer.kind === 'changed') await changeClosing(tools, name)
  return answer
}

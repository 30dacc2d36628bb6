import type { RegisterTools } from './change-register.ts'
import { changeResource, type ResourceChangeAnswer } from './change-resource.ts'

/** Ends the suspension of a resource; for one that is not suspended this is no change. */
export function resumeResource(tools: RegisterTools, name: string): Promise<ResourceChangeAnswer> {
  return changeResource<never>(tools, name, () => ({ remove: [`suspension/${name}`] }))
}

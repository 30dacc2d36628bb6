import {
  changeRegister,
  type RegisterChange,
  type RegisterChangeAnswer,
  type RegisterTools,
} from './change-register.ts'
import { findResource, type ListedResource, resourcesOf } from './list-resources.ts'

export type ResourceChangeAnswer<Other = never> =
  | { readonly kind: 'changed'; readonly resource: ListedResource }
  | Extract<RegisterChangeAnswer, { readonly kind: 'refused' }>
  | { readonly kind: 'resourceUnknown' }
  | Other

/**
 * Changes the register for one resource, and answers the resource after the change.
 * @param decide decides on the resource as it is when the register changes
 */
export async function changeResource<Other extends { readonly kind: string } = never>(
  tools: RegisterTools,
  name: string,
  decide: (resource: ListedResource) => RegisterChange | Other,
): Promise<ResourceChangeAnswer<Other>> {
  const answer = await changeRegister<Other | { readonly kind: 'resourceUnknown' }>(tools, () => {
    const resource = resourcesOf(tools.register).find((each) => each.name === name)
    return resource === undefined ? { kind: 'resourceUnknown' } : decide(resource)
  })
  if (!isChanged(answer)) return answer
  const resource = await findResource(tools, name)
  return resource === undefined ? { kind: 'resourceUnknown' } : { kind: 'changed', resource }
}

type Changed = Extract<RegisterChangeAnswer, { readonly kind: 'changed' }>

function isChanged<Other extends { readonly kind: string }>(answer: Other | Changed): answer is Changed {
  return answer.kind === 'changed'
}

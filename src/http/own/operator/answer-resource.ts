import type { ResourceChangeAnswer } from '../../../operator/change-resource.ts'
import type { Answer } from '../../answer.ts'
import type { ApiError } from '../../errors/api-error.ts'
import { changeRefused, resourceNotFound } from '../../errors/register-errors.ts'
import { toResource } from '../../wire/to-resource.ts'

/** The answer to a change of a resource: the resource after it. */
export function answerResource(answer: ResourceChangeAnswer, name: string): Answer | ApiError {
  switch (answer.kind) {
    case 'changed':
      return { status: 200, body: toResource(answer.resource) }
    case 'resourceUnknown':
      return resourceNotFound(name)
    case 'refused':
      return changeRefused(answer.reason)
  }
}

import type { Static, TSchema } from 'typebox'
import { INSTANT_FORMS, parseInstant } from '../../../control/parse-instant.ts'
import { parsePhoneNumber } from '../../../numbering/phone-number.ts'
import { changeNumber, type WantedChange } from '../../../operator/change-number.ts'
import {
  NumberAssignment,
  NumberChanged,
  NumberOrder,
  NumberPortIn,
  NumberQuarantine,
  NumberTransfer,
} from '../../contract/number-change-schemas.ts'
import type { ApiError } from '../../errors/api-error.ts'
import { invalidInput } from '../../errors/errors.ts'
import {
  numberNotInInventory,
  numberNotSold,
  numberRefused,
  resourceClosed,
} from '../../errors/number-errors.ts'
import { resourceNotFound } from '../../errors/register-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { toNumberChanged } from '../../wire/to-number-changed.ts'
import { defineOperatorOperationWithBody } from '../own-operation.ts'

export const releaseNumber = numberOperation({
  operationId: 'ReleaseNumber',
  verb: 'release',
  summary: 'Ends the ownership of a number, which rests as after a release by its owner.',
  schema: NumberOrder,
  toWanted: () => ({ kind: 'release' }),
})

export const assignNumber = numberOperation({
  operationId: 'AssignNumber',
  verb: 'assign',
  summary:
    'Gives a free or withdrawn number to a resource without a purchase, on the terms of an offering in force.',
  schema: NumberAssignment,
  toWanted: ({ resource, assignmentType }) => ({
    kind: 'assign',
    resource,
    ...(assignmentType !== undefined && { assignmentType }),
  }),
})

export const transferNumber = numberOperation({
  operationId: 'TransferNumber',
  verb: 'transfer',
  summary: 'Gives an owned number to another resource, on the same terms.',
  schema: NumberTransfer,
  toWanted: ({ to, from }) => ({ kind: 'transfer', to, ...(from !== undefined && { from }) }),
})

export const quarantineNumber = numberOperation({
  operationId: 'QuarantineNumber',
  verb: 'quarantine',
  summary: 'Takes a number that nobody has off sale until an instant.',
  schema: NumberQuarantine,
  toWanted({ until: text }) {
    const until = parseInstant(text)
    return until === undefined
      ? invalidInput(`until must be an instant, ${INSTANT_FORMS}.`, 'until')
      : { kind: 'quarantine', until }
  },
})

export const portNumberOut = numberOperation({
  operationId: 'PortNumberOut',
  verb: 'port-out',
  summary: 'Notes that another carrier has the number: it is never offered again, until it is ported in.',
  schema: NumberOrder,
  toWanted: () => ({ kind: 'portOut' }),
})

export const portNumberIn = numberOperation({
  operationId: 'PortNumberIn',
  verb: 'port-in',
  summary: 'Takes back a number that was ported out: it becomes that of a resource, or free.',
  schema: NumberPortIn,
  toWanted({ resource, assignmentType }) {
    if (resource === undefined && assignmentType !== undefined) {
      return invalidInput(
        'assignmentType is of the terms of a resource: give resource too.',
        'assignmenttype',
      )
    }
    return {
      kind: 'portIn',
      ...(resource !== undefined && { resource }),
      ...(assignmentType !== undefined && { assignmentType }),
    }
  },
})

export const restoreNumber = numberOperation({
  operationId: 'RestoreNumber',
  verb: 'restore',
  summary: 'Gives an aging number back to its former owner, or ends a withdrawal or a quarantine.',
  schema: NumberOrder,
  toWanted: () => ({ kind: 'restore' }),
})

export const protectNumber = numberOperation({
  operationId: 'ProtectNumber',
  verb: 'protect',
  summary: 'Protects an owned number: nobody can release it or port it out.',
  schema: NumberOrder,
  toWanted: () => ({ kind: 'protect' }),
})

export const unprotectNumber = numberOperation({
  operationId: 'UnprotectNumber',
  verb: 'unprotect',
  summary: 'Ends the protection of a number.',
  schema: NumberOrder,
  toWanted: () => ({ kind: 'unprotect' }),
})

interface NumberVerb<S extends TSchema> {
  readonly operationId: string
  readonly verb: string
  readonly summary: string
  readonly schema: S
  readonly toWanted: (body: Static<S>) => WantedChange | ApiError
}

/** Every body has the members of `NumberOrder`. */
type OrderSchema =
  | typeof NumberOrder
  | typeof NumberAssignment
  | typeof NumberTransfer
  | typeof NumberQuarantine
  | typeof NumberPortIn

function numberOperation<S extends OrderSchema>({
  operationId,
  verb,
  summary,
  schema,
  toWanted,
}: NumberVerb<S>) {
  return defineOperatorOperationWithBody({
    operationId,
    method: 'POST',
    path: `/_holdline/numbers/{phoneNumber}/${verb}`,
    perInventory: true,
    summary,
    body: { mediaTypes: ['application/json'], schema, required: false },
    responses: { 200: NumberChanged },
    async handle({ controlled, author, parameters, body }) {
      const phoneNumber = parsePhoneNumber(pathParameter({ parameters }, 'phoneNumber').trim())
      if (phoneNumber === undefined) {
        return invalidInput('phoneNumber must be an E.164 number, such as +14255550123.', 'phonenumber')
      }
      const wanted = toWanted(body)
      if ('error' in wanted) return wanted
      const { reason, claimedName } = body
      const outcome = await changeNumber(controlled.inventory, {
        phoneNumber,
        wanted,
        ...(reason !== undefined && { reason }),
        author: { ...author, ...(claimedName !== undefined && { claimedName }) },
      })
      switch (outcome.kind) {
        case 'changed':
        case 'unchanged':
          return { status: 200, body: toNumberChanged(phoneNumber, outcome) }
        case 'refused':
          return numberRefused(wanted.kind, phoneNumber, outcome)
        case 'numberNotFound':
          return numberNotInInventory(phoneNumber)
        case 'resourceClosed':
          return resourceClosed(outcome.resource)
        case 'resourceUnknown':
          return resourceNotFound(outcome.resource)
        case 'notSold':
          return numberNotSold(phoneNumber, outcome.stock)
      }
    },
  })
}

import { newOperation } from '../../../numbering/new-operation.ts'
import type { Operation } from '../../../numbering/operation.ts'
import { phoneNumberToInteger } from '../../../numbering/phone-number.ts'
import type { ReleaseCommand } from '../../port/owned-number-store.ts'
import type { Tables } from '../tables/index.ts'

export function release(tables: Tables, command: ReleaseCommand): Operation {
  const { resource, phoneNumber } = command
  const number = phoneNumberToInteger(phoneNumber)
  const now = tables.clock.now()
  const sold = tables.owned.find(resource, number)
  if (sold !== undefined) {
    const { searchId } = sold
    const freeAt = now + command.agingMs
    tables.owned.delete(resource, number)
    const entry = tables.trail.append(
      now,
      { command: 'release', resource, searchId, freeAt },
      tables.numbers.find([number]),
    )
    tables.numbers.giveBack(number, freeAt, entry)
  }
  const accepted = { now, delay: command.delay }
  const operation = newOperation('releasePhoneNumber', command.operationGuid, accepted, {
    phoneNumber,
    ...(sold === undefined && { failure: 'numberNotFound' as const }),
  })
  tables.operations.insert(resource, operation)
  return operation
}

import { parsePhoneNumber } from '../../../numbering/phone-number.ts'
import { showNumber } from '../../../operator/show-number.ts'
import { NumberModel, NumberQuery } from '../../contract/number-schemas.ts'
import { invalidInput } from '../../errors/errors.ts'
import { numberNotInInventory } from '../../errors/number-errors.ts'
import { pathParameter } from '../../request/path-parameter.ts'
import { readInstant } from '../../request/read-instant.ts'
import { toNumber } from '../../wire/to-number.ts'
import { defineOperatorOperationWithQuery } from '../own-operation.ts'

export const getNumber = defineOperatorOperationWithQuery({
  operationId: 'GetNumber',
  method: 'GET',
  path: '/_holdline/numbers/{phoneNumber}',
  summary: 'State, owner, price and history of a number, and who owned it at an instant.',
  perInventory: true,
  query: NumberQuery,
  responses: { 200: NumberModel },
  async handle({ controlled, parameters, filters: { at: text } }) {
    const phoneNumber = parsePhoneNumber(pathParameter({ parameters }, 'phoneNumber').trim())
    if (phoneNumber === undefined) {
      return invalidInput('phoneNumber must be an E.164 number, such as +14255550123.', 'phonenumber')
    }
    const read = readInstant(text, 'at')
    if ('error' in read) return read
    const found = await showNumber(controlled.inventory.store, phoneNumber, read.instant)
    return found === undefined ? numberNotInInventory(phoneNumber) : { status: 200, body: toNumber(found) }
  },
})

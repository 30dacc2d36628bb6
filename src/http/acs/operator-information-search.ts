import { findOperatorInformation } from '../../inventory/find-operator-information.ts'
import { OperatorInformationRequest, OperatorInformationResult } from '../contract/operator-schemas.ts'
import { onePhoneNumberOnly, phoneNumberMalformed } from '../errors/errors.ts'
import { defineRouteWithBody } from '../route.ts'
import { toOperatorInformation } from '../wire/to-operator-information.ts'

export const operatorInformationSearch = defineRouteWithBody({
  operationId: 'OperatorInformationSearch',
  method: 'POST',
  path: '/operatorInformation/:search',
  since: '2025-02-11',
  summary: 'Tells how a phone number is written and, if asked for, whose it is.',
  body: { mediaTypes: ['application/json'], schema: OperatorInformationRequest, required: true },
  responses: { 200: OperatorInformationResult },
  async handle({ inventory, body: { phoneNumbers, options } }) {
    const [phoneNumber, ...others] = phoneNumbers
    if (phoneNumber === undefined || others.length > 0) return onePhoneNumberOnly
    const withDetails = options?.includeAdditionalOperatorDetails ?? false
    const information = await findOperatorInformation(inventory, phoneNumber, withDetails)
    if (information === undefined) return phoneNumberMalformed
    return { status: 200, body: { values: [toOperatorInformation(information)] } }
  },
})

import { findOperatorInformation } from '../../inventory/find-operator-information.ts'
import { OperatorInformationRequest, OperatorInformationResult } from '../contract/operator-schemas.ts'
import { OPERATOR_INFORMATION_SINCE } from '../contract/since.ts'
import { onePhoneNumberOnly, phoneNumberMalformed } from '../errors/errors.ts'
import { toOperatorInformation } from '../wire/to-operator-information.ts'
import { defineOperationWithBody } from './acs-operation.ts'

export const operatorInformationSearch = defineOperationWithBody({
  operationId: 'OperatorInformationSearch',
  method: 'POST',
  kind: 'read',
  path: '/operatorInformation/:search',
  since: OPERATOR_INFORMATION_SINCE,
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

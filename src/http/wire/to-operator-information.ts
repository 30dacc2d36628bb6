import type { OperatorInformation as Found } from '../../inventory/find-operator-information.ts'
import type { OperatorInformation } from '../contract/operator-schemas.ts'

/** Operator information as the API shows it, with null for a value that is unknown or was not asked for. */
export function toOperatorInformation(found: Found): OperatorInformation {
  const { phoneNumber, nationalFormat, internationalFormat, details } = found
  const operator = details?.operator
  return {
    phoneNumber,
    nationalFormat,
    internationalFormat,
    isoCountryCode: details?.country ?? null,
    numberType: details?.numberType ?? null,
    operatorDetails:
      operator === undefined ? null : { name: operator, mobileNetworkCode: null, mobileCountryCode: null },
  }
}

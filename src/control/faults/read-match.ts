import { parsePhoneNumber } from '../../numbering/phone-number.ts'
import type { FaultMatch } from './fault-document.ts'
import { FAULT_OPERATIONS, type FaultOperation, parseFaultOperation } from './fault-operations.ts'
import { FaultViolation } from './fault-violation.ts'

/**
 * The match in one spelling: the country in capitals, and the number with its plus.
 * @throws {FaultViolation}
 */
export function readMatch({ country, phoneNumber, ...rest }: FaultMatch): FaultMatch {
  if (country !== undefined && !/^[a-z]{2}$/i.test(country)) {
    throw new FaultViolation('match.country', 'must be the two letters of a country, such as US')
  }
  const number = phoneNumber === undefined ? undefined : parsePhoneNumber(phoneNumber)
  if (phoneNumber !== undefined && number === undefined) {
    throw new FaultViolation('match.phoneNumber', 'must be a phone number in E.164, such as +14255550123')
  }
  return {
    ...rest,
    ...(country !== undefined && { country: country.toUpperCase() }),
    ...(number !== undefined && { phoneNumber: number }),
  }
}

/**
 * The operation that a match names; `undefined` if it names none.
 * @throws {FaultViolation}
 */
export function readOperation({ operation: id }: FaultMatch): FaultOperation | undefined {
  if (id === undefined) return undefined
  const operation = parseFaultOperation(id)
  if (operation === undefined) {
    throw new FaultViolation('match.operation', `must be one of ${FAULT_OPERATIONS.join(', ')}`)
  }
  return operation
}

import type { NamedSubject } from '../../control/faults/named-subject.ts'
import { isRecord } from '../contract/is-record.ts'
import type { Exchange, PathParameters } from '../pipeline/exchange.ts'
import { isId } from '../request/is-id.ts'

/** What a request names in its path or body, which need not fit the contract. */
export function readNamedSubject(
  { body: bytes, target }: Pick<Exchange, 'body' | 'target'>,
  { countryCode, phoneNumber, reservationId, operationId, searchId }: PathParameters,
): NamedSubject {
  const body = readObject(bytes)
  if (countryCode !== undefined) {
    const numberType = body['phoneNumberType'] ?? target.parameters.get('phoneNumberType')
    const { areaCode } = body
    return {
      kind: 'terms',
      subject: {
        country: countryCode.toUpperCase(),
        ...(typeof numberType === 'string' && { numberType }),
        ...(typeof areaCode === 'string' && { areaCode }),
      },
    }
  }
  if (phoneNumber !== undefined) return { kind: 'numbers', phoneNumbers: [phoneNumber] }
  const { phoneNumbers } = body
  if (Array.isArray(phoneNumbers)) return { kind: 'numbers', phoneNumbers: phoneNumbers.map(String) }
  // The numbers of a reservation that is made or changed are the names of the fields.
  if (isRecord(phoneNumbers)) return { kind: 'numbers', phoneNumbers: Object.keys(phoneNumbers) }
  if (isKnownId(reservationId)) return { kind: 'reservation', reservationId }
  if (isKnownId(operationId)) return { kind: 'operation', operationId }
  const search = searchId ?? body['searchId']
  return isKnownId(search) ? { kind: 'search', searchId: search } : { kind: 'nothing' }
}

/** How many numbers a search asks for. */
export function readQuantity({ body }: Pick<Exchange, 'body'>): number {
  const { quantity } = readObject(body)
  return typeof quantity === 'number' ? quantity : 1
}

/** The fields of a body of JSON; none for another body. */
function readObject(bytes: Buffer): Readonly<Record<string, unknown>> {
  if (bytes.length === 0) return {}
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'))
    return isRecord(value) ? value : {}
  } catch {
    return {}
  }
}

function isKnownId(id: unknown): id is string {
  return typeof id === 'string' && isId(id)
}

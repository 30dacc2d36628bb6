import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { signedHeaders } from '../../test/support/sign.ts'

const TARGET = '/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01'

/** The search that is measured: one number of a US area code. */
export function searchRequest(areaCode: string) {
  return {
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound+outbound', sms: 'none' },
    areaCode,
    quantity: 1,
  } as const
}

/**
 * The bytes of the signed request. It may be sent again and again while its date is good: without a client's request
 * id, each sending is a new search.
 */
export function signedSearch(
  port: number,
  areaCode: string,
  date: Date,
  accessKey = DEVELOPMENT_ACCESS_KEY,
): string {
  const body = JSON.stringify(searchRequest(areaCode))
  const request = { method: 'POST', target: TARGET, host: `127.0.0.1:${port}`, body, date }
  const headers = {
    ...signedHeaders({ ...request, accessKey }),
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return `${[`POST ${TARGET} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`
}

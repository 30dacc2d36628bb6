import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { sign } from '../../test/support/sign.ts'
import { searchRequest } from '../load/signed-search.ts'

/** Searches once, as the load does, and throws if the search does not end as it should: a 202 alone proves nothing. */
export async function checkOutcome(
  port: number,
  areaCode: string,
  expected: 'NoError' | 'OutOfStock',
  accessKey = DEVELOPMENT_ACCESS_KEY,
): Promise<void> {
  const base = `http://127.0.0.1:${port}`
  const body = JSON.stringify(searchRequest(areaCode))
  const url = `${base}/availablePhoneNumbers/countries/US/:search?api-version=2025-06-01`
  const headers = { ...sign({ method: 'POST', url, body, accessKey }), 'content-type': 'application/json' }
  const accepted = await fetch(url, { method: 'POST', headers, body })
  const location = `${base}${accepted.headers.get('location')}`
  const found = await fetch(location, { headers: sign({ method: 'GET', url: location, accessKey }) })
  const { error } = JSON.parse(await found.text())
  if (error !== expected) throw new Error(`A search in ${areaCode} ended as ${error}, not ${expected}`)
}

import { readFileSync } from 'node:fs'
import type { Recording, Shape } from '../../scripts/contract/recording.ts'
import type { Observation } from '../../src/compare/observation.ts'
import { observe } from '../../src/compare/observe.ts'
import type { RecordedAnswer } from '../../src/compare/recordings.ts'

/** The probes whose requests were recorded, by method, path and status of the recorded exchange. */
const PROBES: Readonly<Record<string, string>> = {
  'GET /phoneNumbers 200': 'numbers',
  'GET /phoneNumbers/%2B{id} 200': 'owned-number',
  'GET /phoneNumbers/%2B{id} 404': 'unknown-number',
  'GET /availablePhoneNumbers/countries 200': 'countries',
  'GET /availablePhoneNumbers/countries/US/localities 200': 'localities',
  'GET /availablePhoneNumbers/countries/US/offerings 200': 'offerings',
  'POST /availablePhoneNumbers/countries/FR/:browse 200': 'browse',
  'POST /availablePhoneNumbers/countries/INVALID/:browse 400': 'browse-unknown-country',
  'POST /operatorInformation/:search 400': 'operator-information-of-nonsense',
  'POST /availablePhoneNumbers/countries/US/:search 202': 'search',
  'GET /phoneNumbers/operations/search_{guid} 200': 'search-operation',
  'GET /availablePhoneNumbers/searchResults/{guid} 200': 'search-result',
  'POST /availablePhoneNumbers/countries/US/:search 400': 'search-not-offered',
  'GET /sip 200': 'sip',
  '* * 401': 'signature-missing',
}

const ID = '6227aeb8-8086-4824-9586-05cafe96f37b'
const NUMBER = '14155550100'

/** The recorded exchanges with the live service that a probe asks too, as `holdline compare --record` writes answers. */
export function liveRecordings(): RecordedAnswer[] {
  const file = new URL('../contract/recordings.json', import.meta.url)
  const recordings: readonly Recording[] = JSON.parse(readFileSync(file, 'utf8'))
  return recordings.flatMap((recording) => {
    const { version, method, uri, status } = recording
    const probe = PROBES[`${method} ${uri.split('?')[0]} ${status}`]
    return probe === undefined ? [] : [{ probe, version, ...observed(recording) }]
  })
}

function observed({ status, headers = {}, headersPartial, body, bodyCut }: Recording): Observation {
  const filled = (text: string) => text.replaceAll('{guid}', ID).replaceAll('{id}', NUMBER)
  const sent = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, filled(value ?? '')]))
  const text = body === undefined ? '' : JSON.stringify(exampleOf(body, status >= 400))
  const observation = observe({ status, headers: sent, body: text })
  const partial = [
    ...(headersPartial || Object.keys(headers).length === 0 ? (['headers'] as const) : []),
    ...(bodyCut ? (['body'] as const) : []),
  ]
  return {
    ...observation,
    // Of some headers the recordings have only that they were there.
    headers: Object.fromEntries(
      Object.entries(observation.headers).map(([name, value]) => [
        name,
        headers[name] === null ? null : value,
      ]),
    ),
    ...(partial.length > 0 && { partial }),
  }
}

/** A value of the recorded form. The texts of an error were recorded as they are. */
function exampleOf(shape: Shape, isError: boolean): unknown {
  if (typeof shape === 'string') {
    if (isError || shape === 'string') return shape
    return shape === 'null' ? null : shape === 'number' ? 1 : true
  }
  if (Array.isArray(shape)) return shape.map((each) => exampleOf(each, isError))
  return Object.fromEntries(Object.entries(shape).map(([name, part]) => [name, exampleOf(part, isError)]))
}

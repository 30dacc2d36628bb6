import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordOf } from '../../scripts/contract/json.ts'
import type { Recording } from '../../scripts/contract/recording.ts'
import { openMemoryStore } from '../../src/storage/sqlite/open-memory-store.ts'
import { startCheckedApp } from '../http/support/start-checked-app.ts'
import { NOON, type TestApp } from '../support/app.ts'
import type { Reply } from '../support/client.ts'
import { stillClock } from '../support/still-clock.ts'
import { US_GEOGRAPHIC, US_TOLL_FREE, usBlock } from '../support/stock.ts'
import { recordingDifferences } from './support/recording-differences.ts'
import { SCENARIOS } from './support/scenarios.ts'

const RECORDINGS: readonly Recording[] = JSON.parse(
  readFileSync(new URL('recordings.json', import.meta.url), 'utf8'),
)

/** Intended differences from the recordings, each with its reason. */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  // docs/compatibility.md: the first version was recorded with an empty body in 2021, and with this one in 2022.
  '2021-03-07 PATCH /phoneNumbers/%2B{id}/capabilities 404': [
    'header content-type is more',
    'body is more',
    'body.error is more',
    'body.error.code is more',
    'body.error.message is more',
  ],
  // Published since 2022-12-01; a recording of January 2023 lacks it, and the recordings of 2025 have it.
  '2022-12-01 GET /availablePhoneNumbers/searchResults/{guid} 200': ['body.error is more'],
  // Published; seen in a recording of April 2025, and not in recordings of August.
  '2025-06-01 POST /availablePhoneNumbers/countries/FR/:browse 200': [
    'body.phoneNumbers[].isAgreementToNotResellRequired is more',
  ],
  '2025-06-01 PATCH /availablePhoneNumbers/reservations/{guid} 201': [
    'body.phoneNumbers.{id}.isAgreementToNotResellRequired is more',
  ],
  // Every answer names the versions, also one that the live service gives before it knows them.
  ...Object.fromEntries(
    [
      '400 RouteWithDuplicatedTrunk',
      '400 DuplicatedRoute',
      '422 InvalidRouteName',
      '422 InvalidRouteNumberPattern',
      '422 InvalidTrunkSipSignalingPort',
    ].map((outcome) => [`2023-03-01 PATCH /sip ${outcome}`, ['header api-supported-versions is more']]),
  ),
  // Holdline does not ask whether a domain was verified: a missing trunk is what it finds.
  '2023-03-01 PATCH /sip 422 MissingDomain': [
    'body.error.innererror.code is MissingTrunk',
    'body.error.innererror.message is Route targeting a missing trunk.',
  ],
}

describe('a recorded exchange with the live service is repeated here', () => {
  it.each(RECORDINGS.map((recording) => ({ title: titleOf(recording), recording })))(
    '$title',
    async ({ title, recording }) => {
      const app = await startCheckedApp({ store: await stockedStore() })
      const reply = await replay(app, recording)
      expect(recordingDifferences(recording, reply)).toEqual(DIFFERENCES[title] ?? [])
    },
  )

  it('for each recorded version, and each listed difference belongs to a recording', () => {
    expect(new Set(RECORDINGS.map(({ version }) => version))).toEqual(
      new Set(['2021-03-07', '2022-12-01', '2025-06-01', '2021-05-01-preview', '2023-03-01']),
    )
    const titles = RECORDINGS.map(titleOf)
    for (const title of Object.keys(DIFFERENCES)) expect(titles).toContain(title)
  })
})

function titleOf({ version, method, uri, status, body }: Recording): string {
  const request = `${version} ${method} ${uri.split('?')[0]} ${status}`
  const { code, innererror } = recordOf(recordOf(body)['error'])
  return code === 'UnprocessableConfiguration' ? `${request} ${recordOf(innererror)['code']}` : request
}

async function replay(app: TestApp, recording: Recording): Promise<Reply> {
  const { method, uri, request, status } = recording
  // Every request without a signature.
  if (uri === '*') return app.contoso('GET', '/phoneNumbers', { headers: { authorization: '' } })
  const prepare = SCENARIOS[`${method} ${uri.split('?')[0]} ${status}`]
  const { guid = '', id = '', body } = (await prepare?.(app)) ?? {}
  const filled = (text: string) => text.replaceAll('{guid}', guid).replaceAll('{id}', id)
  const recorded = request === undefined ? body : JSON.parse(filled(JSON.stringify(request)))
  return app.contoso(method, filled(uri), { body: recorded })
}

async function stockedStore() {
  const store = await openMemoryStore(stillClock(NOON))
  await store.addStock([
    usBlock(US_GEOGRAPHIC, 10),
    usBlock(US_TOLL_FREE, 10),
    {
      stock: {
        country: 'FR',
        numberType: 'tollFree',
        areaCode: '805',
        capabilities: { calling: 'inbound+outbound', sms: 'none' },
      },
      first: '+33805000100',
      last: '+33805000109',
    },
  ])
  return store
}

import { randomUUID } from 'node:crypto'
import type { BeginSearchAvailablePhoneNumbersOptions } from '@azure/communication-phone-numbers'
import { describe, expect, it } from 'vitest'
import { finish } from './support/finish.ts'
import { ownedNumbers } from './support/owned-numbers.ts'
import { TWO_US_TOLL_FREE } from './support/requests.ts'
import { FIRST, NEWEST } from './support/sdk-kinds.ts'
import { startForTest } from './support/start-for-test.ts'

const PROGRESS = ['notStarted', 'running', 'succeeded']
const AN_HOUR = 3_600_000

describe('operations that take a while', () => {
  it('are polled by the client 1.5.0 from notStarted over running to succeeded', async () => {
    const server = await startForTest({ operationDelay: { notStartedMs: 200, runningMs: 200 } })
    const client = NEWEST.connect(server)

    const search = watch()
    const found = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE, search.options))
    const [phoneNumber = ''] = found.phoneNumbers
    const purchase = watch()
    await finish(client.beginPurchasePhoneNumbers(found.searchId, purchase.options))
    const update = watch()
    const change = { calling: 'none' } as const
    await finish(client.beginUpdatePhoneNumberCapabilities(phoneNumber, change, update.options))
    const release = watch()
    await finish(client.beginReleasePhoneNumber(phoneNumber, release.options))

    const seen = [search, purchase, update, release].map(({ statuses }) => [...statuses])
    for (const statuses of seen) {
      // On a machine that is very busy, a poll may come too late for one of the statuses.
      expect(statuses).toEqual(PROGRESS.filter((status) => statuses.includes(status)))
      expect(statuses.at(-1)).toBe('succeeded')
    }
    expect(new Set(seen.flat())).toEqual(new Set(PROGRESS))
  })

  it('are waited for by the client 1.0.0 too', async () => {
    const server = await startForTest({ operationDelay: { notStartedMs: 50, runningMs: 50 } })
    const client = FIRST.connect(server)
    const { searchId, phoneNumbers } = await finish(client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE))
    expect(phoneNumbers).toHaveLength(2)
    await finish(client.beginPurchasePhoneNumbers(searchId))
    const [first = '', second = ''] = phoneNumbers
    const changed = await finish(client.beginUpdatePhoneNumberCapabilities(first, { calling: 'none' }))
    expect(changed.capabilities).toEqual({ calling: 'none', sms: 'outbound' })
    await finish(client.beginReleasePhoneNumber(first))
    expect(await ownedNumbers(client)).toEqual([second])
  })

  it('take effect at once, however long they show another status', async () => {
    const server = await startForTest({ operationDelay: { runningMs: AN_HOUR } })
    const client = NEWEST.connect(server)

    const search = watch()
    const searching = await client.beginSearchAvailablePhoneNumbers(TWO_US_TOLL_FREE, search.options)
    const purchasing = await client.beginPurchasePhoneNumbers(search.searchId())
    const [first = '', second = ''] = await ownedNumbers(client)
    const updating = await client.beginUpdatePhoneNumberCapabilities(first, { calling: 'none' })
    const { capabilities } = await client.getPurchasedPhoneNumber(first)
    expect(capabilities).toEqual({ calling: 'none', sms: 'outbound' })
    const releasing = await client.beginReleasePhoneNumber(first)
    expect(await ownedNumbers(client)).toEqual([second])

    for (const poller of [searching, purchasing, updating, releasing]) {
      await poller.poll()
      expect(poller.getOperationState()).toMatchObject({ isStarted: true })
      expect(poller.isDone()).toBe(false)
    }
  })

  it('are followed by a second client 1.5.0 from the saved state of the first client', async () => {
    const server = await startForTest({ operationDelay: { runningMs: AN_HOUR } })
    const client = NEWEST.connect(server)
    const { phoneNumbers } = await client.browseAvailablePhoneNumbers(
      { countryCode: 'US', phoneNumberType: 'tollFree' },
      {},
    )
    const reservationId = randomUUID()
    await client.createOrUpdateReservation({ reservationId }, { add: phoneNumbers })
    const resumeFrom = (await client.beginReservationPurchase(reservationId)).toString()

    const methods = new Set<string>()
    const resumed = NEWEST.connect(server).beginReservationPurchase(reservationId, {
      resumeFrom,
      onResponse: ({ request }) => methods.add(request.method),
    })
    expect((await resumed).isDone()).toBe(false)
    expect([...methods]).toEqual(['GET'])
    expect(await ownedNumbers(client)).toHaveLength(phoneNumbers.length)
  })
})

/** Options that let a test see the answers to an operation's polls. */
function watch() {
  const statuses = new Set<string>()
  let searchId: string | undefined
  const options: BeginSearchAvailablePhoneNumbersOptions = {
    onResponse({ bodyAsText, headers }) {
      searchId ??= headers.get('search-id')
      const { status } = JSON.parse(bodyAsText || '{}')
      if (status !== undefined) statuses.add(status)
    },
  }
  return { options, statuses, searchId: () => searchId ?? '' }
}

// The shop against Holdline, with vitest. Each test has an inventory of its own, so all of them run at once.
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { startHoldline } from 'holdline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NumberShop } from './number-shop.js'

const AREA = '425'
/** The numbers that each test begins with. */
const NUMBERS = 10

let holdline
beforeAll(async () => {
  holdline = await startHoldline({ stock: [{ country: 'US', areaCode: AREA, numbers: NUMBERS }] })
})
afterAll(() => holdline.close())

/** A shop with an inventory of its own. */
async function open() {
  const sandbox = await holdline.sandbox()
  const client = new PhoneNumbersClient(sandbox.connectionString, {
    ...sandbox.clientOptions,
    retryOptions: { retryDelayInMs: 1 },
  })
  return { sandbox, shop: new NumberShop(client, { pollMs: 10, polls: 3 }) }
}

/** How many requests the only fault rule hit. */
async function hits(sandbox) {
  const [rule] = await sandbox.faults.list()
  return rule.hits
}

describe.concurrent('the shop', () => {
  test('buys, owns and releases', async () => {
    const { shop } = await open()
    const [number] = await shop.buy(await shop.find({ areaCode: AREA }))
    expect(await shop.owned()).toEqual([number])
    await shop.release(number)
    expect(await shop.owned()).toEqual([])
  })

  // The area codes that force an error need no rule: docs/faults.md.
  test.each([
    ['UnknownErrorCode', '0001'],
    ['OutOfStock', '0002'],
    ['AuthorizationDenied', '0003'],
    ['InvalidOfferModel', '0006'],
    ['NumbersPartiallyAcquired', '0010'],
    ['UnknownSearchError', '0016'],
  ])('shows %s of a search', async (code, areaCode) => {
    const { shop } = await open()
    await expect(shop.find({ areaCode, quantity: 2 })).rejects.toMatchObject({ code })
  })

  test.each([
    ['MissingAddress', '0004'],
    ['InvalidAddress', '0005'],
    ['NotEnoughLicenses', '0007'],
    ['NoWallet', '0008'],
    ['NotEnoughCredit', '0009'],
    ['AllNumbersNotAcquired', '0011'],
    ['ReservationExpired', '0012'],
    ['PurchaseFailed', '0013'],
    ['BillingUnavailable', '0014'],
    ['ProvisioningFailed', '0015'],
  ])('shows %s of a purchase, owns nothing, and the numbers are free again', async (code, areaCode) => {
    const { shop } = await open()
    const offer = await shop.find({ areaCode, quantity: 2 })
    await expect(shop.buy(offer)).rejects.toMatchObject({ code })
    expect(await shop.owned()).toEqual([])
    const all = await shop.find({ areaCode: AREA, quantity: NUMBERS })
    expect(all.phoneNumbers).toEqual(expect.arrayContaining(offer.phoneNumbers))
  })

  test('is too late when the hold has run out', async () => {
    const { sandbox, shop } = await open()
    const offer = await shop.find({ areaCode: AREA })
    await sandbox.clock.freeze()
    await sandbox.clock.advance('16m')
    await expect(shop.buy(offer)).rejects.toMatchObject({ code: 'ReservationExpired' })
    expect(await shop.owned()).toEqual([])
  })

  test('waits as long as a throttled search has to, and finds', async () => {
    const { sandbox, shop } = await open()
    await sandbox.faults.add({ effect: { status: 429, retryAfter: 1 }, times: 1 })
    expect((await shop.find({ areaCode: AREA })).phoneNumbers).toHaveLength(1)
    expect(await hits(sandbox)).toBe(1)
  })

  test('gives up when it is throttled for longer', async () => {
    const { sandbox, shop } = await open()
    await sandbox.faults.add({ effect: { status: 429, retryAfter: 0 } })
    await expect(shop.find({ areaCode: AREA })).rejects.toMatchObject({ code: 'TooManyRequests' })
    expect(await hits(sandbox)).toBe(4)
  })

  test('buys a part, if a part is enough', async () => {
    const { sandbox, shop } = await open()
    const effect = { outcome: 'NumbersPartiallyAcquired', quantity: 3 }
    await sandbox.faults.add({ effect })
    const wish = { areaCode: AREA, quantity: 5 }
    await expect(shop.find({ ...wish, atLeast: 4 })).rejects.toMatchObject({ code: effect.outcome })
    const bought = await shop.buy(await shop.find({ ...wish, atLeast: 3 }))
    expect(bought).toHaveLength(3)
    expect((await shop.owned()).sort()).toEqual([...bought].sort())
  })

  test.each(['before', 'after'])('buys once, though the connection drops %s the work', async (drop) => {
    const { sandbox, shop } = await open()
    const match = { operation: 'PurchasePhoneNumbers' }
    await sandbox.faults.add({ effect: { drop }, match, times: 1 })
    const bought = await shop.buy(await shop.find({ areaCode: AREA }))
    expect(await shop.owned()).toEqual(bought)
    expect(await hits(sandbox)).toBe(1)
  })

  test('finds nothing when all is sold', async () => {
    const { shop } = await open()
    await shop.buy(await shop.find({ areaCode: AREA, quantity: NUMBERS }))
    await expect(shop.find({ areaCode: AREA })).rejects.toMatchObject({ code: 'OutOfStock' })
  })

  test('comes back to a slow purchase', async () => {
    const { sandbox, shop } = await open()
    const match = { operation: 'PurchasePhoneNumbers' }
    await sandbox.faults.add({ effect: { stay: 'running', for: '1h' }, match })
    const offer = await shop.find({ areaCode: AREA })
    await expect(shop.buy(offer)).rejects.toMatchObject({ code: 'StillRunning' })
    await sandbox.clock.advance('1h')
    expect(await shop.buy(offer)).toEqual(await shop.owned())
  })
})

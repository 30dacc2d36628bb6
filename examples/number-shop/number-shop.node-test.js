// The shop against Holdline, with node:test: node --test number-shop.node-test.js
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { startHoldline } from 'holdline'
import { NumberShop } from './number-shop.js'

let holdline
before(async () => {
  holdline = await startHoldline()
})
after(() => holdline.close())

/** A shop with an inventory of its own. */
async function open() {
  const sandbox = await holdline.sandbox()
  const client = new PhoneNumbersClient(sandbox.connectionString, sandbox.clientOptions)
  return { sandbox, shop: new NumberShop(client, { pollMs: 10 }) }
}

test('the shop buys and owns', async () => {
  const { shop } = await open()
  const bought = await shop.buy(await shop.find({ areaCode: '425' }))
  assert.deepEqual(await shop.owned(), bought)
})

test('the shop is too late when the hold has run out', async () => {
  const { sandbox, shop } = await open()
  const offer = await shop.find({ areaCode: '425' })
  await sandbox.clock.advance('16m')
  await assert.rejects(shop.buy(offer), { code: 'ReservationExpired' })
})

test('the shop owns nothing after a failed purchase', async () => {
  const { shop } = await open()
  // This area code makes the purchase fail: docs/faults.md.
  await assert.rejects(shop.buy(await shop.find({ areaCode: '0013' })), { code: 'PurchaseFailed' })
  assert.deepEqual(await shop.owned(), [])
})

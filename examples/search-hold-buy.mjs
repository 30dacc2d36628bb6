// Searches, holds, buys, lists and releases US toll-free numbers with the official client.
//
// Needs a running Holdline. Set HOLDLINE_CONNECTION_STRING to the connection string that Holdline prints,
// and NODE_EXTRA_CA_CERTS to the path of the certificate, which Holdline prints too.
import { PhoneNumbersClient } from '@azure/communication-phone-numbers'

const connectionString = process.env.HOLDLINE_CONNECTION_STRING
if (connectionString === undefined) {
  console.error('Set HOLDLINE_CONNECTION_STRING to the connection string that Holdline prints.')
  process.exit(2)
}
const client = new PhoneNumbersClient(connectionString)

const searching = await client.beginSearchAvailablePhoneNumbers({
  countryCode: 'US',
  phoneNumberType: 'tollFree',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'outbound' },
  quantity: 2,
})
const search = await searching.pollUntilDone()
const { cost } = search
console.log(`Found and held ${search.phoneNumbers.join(' and ')}`)
console.log(`  at ${cost.amount} ${cost.currencyCode} ${cost.billingFrequency} each,`)
console.log(`  for ${minutesUntil(search.searchExpiresBy)} minutes: until then nobody else can find them.`)

const purchasing = await client.beginPurchasePhoneNumbers(search.searchId)
await purchasing.pollUntilDone()
console.log('Bought them.')

for await (const owned of client.listPurchasedPhoneNumbers()) {
  const { calling, sms } = owned.capabilities
  console.log(`  We own ${owned.phoneNumber}: calling ${calling}, sms ${sms}`)
}

const [first] = search.phoneNumbers
const updating = await client.beginUpdatePhoneNumberCapabilities(first, { calling: 'inbound+outbound' })
const updated = await updating.pollUntilDone()
console.log(
  `Changed ${updated.phoneNumber}: calling ${updated.capabilities.calling}, sms ${updated.capabilities.sms}`,
)

for (const phoneNumber of search.phoneNumbers) {
  const releasing = await client.beginReleasePhoneNumber(phoneNumber)
  await releasing.pollUntilDone()
  console.log(`Released ${phoneNumber}`)
}

function minutesUntil(date) {
  return Math.round((date.getTime() - Date.now()) / 60_000)
}

import { DURATION_FORMS, parseDuration } from '../control/parse-duration.ts'
import { changeSipConfiguration } from '../inventory/change-sip-configuration.ts'
import type { Inventory } from '../inventory/inventory.ts'
import { purchase } from '../inventory/purchase.ts'
import { purchaseReservation } from '../inventory/purchase-reservation.ts'
import { reserve } from '../inventory/reserve.ts'
import { search } from '../inventory/search.ts'
import { matchingOfferings, type OfferingRequest } from '../numbering/offering.ts'
import { type PhoneNumber, parsePhoneNumber } from '../numbering/phone-number.ts'
import type { Seed, SeedPath } from './read-seed.ts'
import type { ChosenDocument, SipDocument } from './seed-document.ts'

const NOTHING = { calling: 'none', sms: 'none' } as const

/** What the records of a seed are planted with. */
interface Planting {
  readonly inventory: Inventory
  readonly fault: Seed['fault']
}

/**
 * Makes the records of a seed in a new inventory that has the seed's stock: owned numbers, holds,
 * reservations and SIP configurations. They are made by the use cases of a resource, so that everything is as if a client
 * had sent the requests.
 *
 * @throws what the seed's `fault` makes, if an entry cannot be made
 */
export async function plantSeed(inventory: Inventory, { document, fault }: Seed): Promise<void> {
  const planting = { inventory, fault }
  const { owned = [], holds = [], reservations = [], sipRouting = [] } = document
  for (const [index, entry] of owned.entries()) await plantOwned(planting, entry, ['owned', index])
  for (const [index, { expiresIn, ...entry }] of holds.entries()) {
    const path = ['holds', index] as const
    const lasting = withHold(planting, expiresIn, [...path, 'expiresIn'])
    if (entry.phoneNumbers === undefined) await hold(lasting, entry, path)
    else await reserveNumbers(lasting, entry, path)
  }
  for (const [index, { id, expiresIn, ...entry }] of reservations.entries()) {
    const path = ['reservations', index] as const
    await reserveNumbers(withHold(planting, expiresIn, [...path, 'expiresIn']), entry, path, id)
  }
  for (const [index, entry] of sipRouting.entries()) await plantSip(planting, entry, ['sipRouting', index])
}

async function plantOwned(planting: Planting, entry: ChosenDocument, path: SeedPath): Promise<void> {
  const { inventory, fault } = planting
  const resource = resourceOf(planting, entry, path)
  const answer =
    entry.phoneNumbers === undefined
      ? await purchase(inventory, resource, {
          searchId: await hold(planting, entry, path),
          agreeToNotResell: true,
        })
      : await purchaseReservation(inventory, resource, {
          reservationId: await reserveNumbers(planting, entry, path),
          agreeToNotResell: true,
        })
  if (answer.kind !== 'purchased') throw fault(path, `the numbers cannot be bought (${answer.kind})`)
}

/** Searches as a client would; answers the id of the search. */
async function hold(planting: Planting, entry: ChosenDocument, path: SeedPath): Promise<string> {
  const { inventory, fault } = planting
  const { country, numberType = 'geographic', assignmentType = 'application', areaCode, quantity = 1 } = entry
  if (country === undefined) throw fault(path, 'name the phoneNumbers, or a country in which to find them')
  const answer = await search(inventory, resourceOf(planting, entry, path), {
    country,
    numberType,
    assignmentType,
    capabilities: entry.capabilities ?? NOTHING,
    ...(areaCode !== undefined && { areaCode }),
    quantity,
  })
  if (answer.kind !== 'held') throw fault(path, `the search is refused (${answer.kind})`)
  const found = answer.search.phoneNumbers.length
  if (found < quantity) throw fault(path, `the stock has only ${found} of the ${quantity} numbers`)
  return answer.search.id
}

/** Reserves the named numbers as a client would; answers the id of the reservation. */
async function reserveNumbers(
  planting: Planting,
  entry: ChosenDocument,
  path: SeedPath,
  id: string = planting.inventory.newGuid(),
): Promise<string> {
  const { inventory, fault } = planting
  const { phoneNumbers: texts = [] } = entry
  if (texts.length === 0) throw fault(path, 'name the phoneNumbers')
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id))
    throw fault([...path, 'id'], 'id must be a UUID')
  const wishes = new Map<PhoneNumber, OfferingRequest>()
  for (const [index, text] of texts.entries()) {
    const place = [...path, 'phoneNumbers', index]
    const phoneNumber = parsePhoneNumber(text)
    const wish = phoneNumber && (await wishFor(inventory, phoneNumber, entry))
    if (phoneNumber === undefined || wish === undefined) {
      throw fault(place, `${text} is not in the stock, or no offering sells it`)
    }
    wishes.set(phoneNumber, wish)
  }
  const answer = await reserve(inventory, resourceOf(planting, entry, path), id, wishes)
  if (answer.kind !== 'reserved') throw fault(path, `the reservation is refused (${answer.kind})`)
  const [failed] = answer.failed
  if (failed !== undefined) throw fault(path, `${failed[0]} cannot be reserved (${failed[1]})`)
  return id
}

async function plantSip(planting: Planting, entry: SipDocument, path: SeedPath): Promise<void> {
  const { inventory, fault } = planting
  const { trunks = {}, routes = [] } = entry
  const patch = { trunks: new Map(Object.entries(trunks)), routes }
  const answer = await changeSipConfiguration(inventory, resourceOf(planting, entry, path), patch)
  if (answer.kind === 'refused') {
    throw fault(path, `the SIP configuration is refused (${answer.violation.kind})`)
  }
}

/** The terms on which a number can be had: those of the entry, and for the rest those of the first offering. */
async function wishFor(
  { store, register }: Inventory,
  phoneNumber: PhoneNumber,
  { assignmentType, capabilities = NOTHING }: ChosenDocument,
): Promise<OfferingRequest | undefined> {
  const stock = await store.describeNumber(phoneNumber)
  if (stock === undefined) return undefined
  const { country, numberType } = stock
  const [offering] = matchingOfferings(register.current().offerings, {
    country,
    numberType,
    capabilities,
    ...(assignmentType !== undefined && { assignmentType }),
  })
  return offering && { country, numberType, assignmentType: offering.assignmentType, capabilities }
}

function resourceOf(
  { inventory, fault }: Planting,
  { resource }: Pick<ChosenDocument, 'resource'>,
  path: SeedPath,
): string {
  const { resources } = inventory.register.current()
  if (resource === undefined) return resources[0].name
  if (resources.some(({ name }) => name === resource)) return resource
  throw fault([...path, 'resource'], `there is no resource ${resource}`)
}

/** The same with holds that last as long as the text says. */
function withHold({ inventory, fault }: Planting, text: string | undefined, path: SeedPath): Planting {
  if (text === undefined) return { inventory, fault }
  const holdMs = parseDuration(text)
  if (!holdMs) throw fault(path, `expiresIn is a duration ${DURATION_FORMS}`)
  const { register } = inventory
  const lasting = (inForce: ReturnType<typeof register.current>) => ({
    ...inForce,
    policyFor: (resource: string) => ({ ...inForce.policyFor(resource), holdMs }),
  })
  return {
    inventory: {
      ...inventory,
      register: {
        current: () => lasting(register.current()),
        refresh: async () => lasting(await register.refresh()),
      },
    },
    fault,
  }
}

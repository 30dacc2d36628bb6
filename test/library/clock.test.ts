import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Holdline, startHoldline } from '../../src/index.ts'

const NOON = new Date('2030-01-15T12:00:00Z')
const MINUTE = 60_000

async function start(): Promise<Holdline> {
  const holdline = await startHoldline({ stock: [{ country: 'US', areaCode: '425', numbers: 3 }] })
  onTestFinished(() => holdline.close())
  return holdline
}

async function search({ httpConnectionString, clientOptions }: Holdline) {
  const client = new PhoneNumbersClient(httpConnectionString, clientOptions)
  const poller = await client.beginSearchAvailablePhoneNumbers({
    countryCode: 'US',
    phoneNumberType: 'geographic',
    assignmentType: 'application',
    capabilities: { calling: 'inbound', sms: 'none' },
    quantity: 3,
  })
  return poller.pollUntilDone()
}

describe('the clock of a handle', () => {
  it('ends a hold when it is advanced beyond it, and says so', async () => {
    const holdline = await start()
    await holdline.clock.freeze(NOON)
    const { searchId, phoneNumbers } = await search(holdline)
    const early = await holdline.clock.advance(15 * MINUTE - 1)
    expect(early).toMatchObject({
      holdsEnded: [],
      numbersFree: 0,
      now: new Date(NOON.getTime() + 15 * MINUTE - 1),
    })
    const changes = await holdline.clock.advance('1ms')
    expect(changes).toEqual({
      now: new Date(NOON.getTime() + 15 * MINUTE),
      holdsEnded: [
        { resource: 'default', searchId, phoneNumbers, expiresAt: new Date(NOON.getTime() + 15 * MINUTE) },
      ],
      reservationsEnded: [],
      operations: [],
      counts: { holdsEnded: 1, reservationsEnded: 0, operations: 0 },
      numbersFree: 3,
    })
    expect((await search(holdline)).phoneNumbers).toEqual(phoneNumbers)
  })

  it('stands still while it is frozen, also after it is set or advanced', async () => {
    const { clock } = await start()
    await clock.freeze(NOON)
    await clock.set('2030-01-15T13:00:00Z')
    await clock.advance('PT1H')
    const times = [await clock.now(), await clock.now()]
    expect(times).toEqual(Array(2).fill(new Date('2030-01-15T14:00:00Z')))
  })

  it('goes on from where it stood, and runs after it is set', async () => {
    const { clock } = await start()
    await clock.freeze(NOON)
    await clock.resume({ rate: 1_000_000 })
    await expect.poll(async () => (await clock.now()).getTime()).toBeGreaterThan(NOON.getTime())
    const later = new Date((await clock.now()).getTime() + 1_000 * 24 * 60 * MINUTE)
    await clock.set(later)
    await expect.poll(async () => (await clock.now()).getTime()).toBeGreaterThan(later.getTime())
  })

  it('of a sandbox is its own', async () => {
    const holdline = await start()
    const sandbox = await holdline.sandbox()
    await holdline.clock.freeze(NOON)
    await sandbox.clock.freeze('2031-01-01T00:00:00Z')
    expect(await holdline.clock.now()).toEqual(NOON)
    expect(await sandbox.clock.now()).toEqual(new Date('2031-01-01T00:00:00Z'))
  })

  it.each<[string, (clock: Holdline['clock']) => Promise<unknown>, RegExp]>([
    [
      'an earlier instant',
      (clock) => clock.set(NOON.getTime() - 1),
      /the time is 2030-01-15T12:00:00.000Z already/,
    ],
    [
      'an earlier instant to freeze at',
      (clock) => clock.freeze('2029-01-01'),
      /already, and it only goes forward/,
    ],
    ['no instant', (clock) => clock.set('noon'), /an instant is a Date/],
    ['a negative duration', (clock) => clock.advance(-1), /advance: by must be whole milliseconds/],
    ['part of a millisecond', (clock) => clock.advance(0.5), /advance: by must be whole milliseconds/],
    ['more than ten years', (clock) => clock.advance('3660d'), /advance: by must be/],
    ['a rate of 0', (clock) => clock.resume({ rate: 0 }), /rate must be a number from 0.001/],
    ['no rate', (clock) => clock.resume({ rate: Number.NaN }), /rate must be a number/],
  ])('refuses %s, and stays', async (_, move, message) => {
    const { clock } = await start()
    await clock.freeze(NOON)
    await expect(move(clock)).rejects.toThrow(message)
    expect(await clock.now()).toEqual(NOON)
  })
})

import { describe, expect, it } from 'vitest'
import { NOON } from '../support/app.ts'
import { at, recorded } from './support/operations.ts'
import { listReservations, reserve } from './support/reservations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

const MINUTE = 60_000

describe('the list of reservations', () => {
  it('is ordered by expiry, without numbers, in pages that lead to each other', async () => {
    const { contoso, store } = await startCheckedApp()
    const ids = [3, 1, 2, 0].map((last) => `0a1b2c3d-0000-4000-8000-00000000000${last}`)
    for (const [index, id] of ids.entries()) {
      await store.setClock({ mode: 'frozen', at: NOON + index * 10 * MINUTE })
      await reserve(contoso, [index], id)
    }
    const all = JSON.parse((await listReservations(contoso)).text)
    expect(all).toEqual({
      reservations: ids.map((id, index) => ({
        id,
        expiresAt: new Date(NOON + (index * 10 + 15) * MINUTE).toISOString().replace('Z', '+00:00'),
        status: index < 2 ? 'expired' : 'active',
      })),
    })
    const page = JSON.parse((await listReservations(contoso, '?maxPageSize=3')).text)
    expect(page.reservations).toEqual(all.reservations.slice(0, 3))
    expect(page.nextLink).toBe(
      `/availablePhoneNumbers/reservations?maxPageSize=3&api-version=2025-06-01&skip=3&place=3.${NOON + 35 * MINUTE}.${ids[2]}`,
    )
    const last = JSON.parse((await contoso('GET', page.nextLink)).text)
    expect(last).toEqual({ reservations: all.reservations.slice(3) })
  })

  it.each([
    ['together', 0],
    ['one after the other', MINUTE],
  ])(
    'of which all expire %s has each once, also where a client deletes what it has seen',
    async (_, stepMs) => {
      const { contoso, store } = await startCheckedApp()
      const ids = [5, 0, 3, 6, 1, 4, 2].map((last) => `0a1b2c3d-0000-4000-8000-00000000000${last}`)
      for (const [index, id] of ids.entries()) {
        await store.setClock({ mode: 'frozen', at: NOON + index * stepMs })
        await reserve(contoso, [index], id)
      }
      for (const deletes of [false, true]) {
        const listed: string[] = []
        for (let link = at('/availablePhoneNumbers/reservations?maxPageSize=2', '2025-06-01'); link; ) {
          const { reservations, nextLink } = JSON.parse((await contoso('GET', link)).text)
          const seen: string[] = reservations.map(({ id }: { id: string }) => id)
          listed.push(...seen)
          for (const id of deletes ? seen : []) {
            await contoso('DELETE', at(`/availablePhoneNumbers/reservations/${id}`, '2025-06-01'))
          }
          link = nextLink
          expect(listed.length).toBeLessThanOrEqual(ids.length)
        }
        expect(listed).toEqual(stepMs === 0 ? ids.toSorted() : ids)
      }
    },
  )

  it('leads by skip to the reservations behind those that are left', async () => {
    const { contoso } = await startCheckedApp()
    const ids = [0, 1, 2].map((last) => `0a1b2c3d-0000-4000-8000-00000000000${last}`)
    for (const [index, id] of ids.entries()) await reserve(contoso, [index], id)
    await contoso('DELETE', at(`/availablePhoneNumbers/reservations/${ids[0]}`, '2025-06-01'))
    const counted = JSON.parse((await listReservations(contoso, '?skip=1')).text)
    expect(counted.reservations).toMatchObject([{ id: ids[2] }])
  })

  it.each(['0', '-1', '1001', 'x', ''])('refuses pages of %j', async (size) => {
    const { contoso } = await startCheckedApp()
    expect(await listReservations(contoso, `?maxPageSize=${size}`)).toMatchObject({
      status: 400,
      json: recorded('InvalidInput', 'maxPageSize must be a whole number from 1 to 1000.', {
        target: 'maxpagesize',
      }),
    })
  })
})

import { describe, expect, it } from 'vitest'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { NOON } from '../support/app.ts'
import type { Client, Reply } from '../support/client.ts'
import { at, buy, GEOGRAPHIC_SEARCH, numbersOf, recorded, TOLL_FREE_SEARCH } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'
import { BASE, VERSIONS } from './support/versions.ts'

const NUMBER = '+18885550100'
const SMS = { calling: 'none', sms: 'inbound+outbound' } as const
const IRISH_MOBILE: NumberBlock = {
  stock: { country: 'IE', numberType: 'mobile', areaCode: '1', capabilities: SMS },
  first: '+353881110001',
  last: '+353881110009',
}
const IRISH_MOBILE_SEARCH = { phoneNumberType: 'mobile', assignmentType: 'application', capabilities: SMS }

function nextLinkOf({ json }: Reply): unknown {
  return Object(json).nextLink
}

/** The numbers of all pages, by the links from page to page. */
async function allPages(client: Client, first: string): Promise<string[][]> {
  const pages: string[][] = []
  for (let target: unknown = first; typeof target === 'string'; ) {
    const reply = await client('GET', target)
    expect(reply.status).toBe(200)
    pages.push(numbersOf(reply))
    target = nextLinkOf(reply)
  }
  return pages
}

describe.each(VERSIONS)('owned numbers in $version', ({ version }) => {
  const owned = {
    id: '18885550100',
    phoneNumber: NUMBER,
    countryCode: 'US',
    phoneNumberType: 'tollFree',
    capabilities: TOLL_FREE_SEARCH.capabilities,
    assignmentType: 'application',
    purchaseDate: '2026-01-15T12:01:00.000+00:00',
    cost: { amount: 2, currencyCode: 'USD', billingFrequency: 'monthly' },
  }

  it.each([['+18885550100'], ['%2B18885550100'], ['%2b18885550100'], ['18885550100']])(
    'are had by number, as /phoneNumbers/%s',
    async (written) => {
      const { contoso, store } = await startCheckedApp()
      await store.setClock({ mode: 'frozen', at: NOON + 60_000 })
      await buy(contoso)
      const reply = await contoso('GET', at(`/phoneNumbers/${written}`, version))
      expect(reply.status).toBe(200)
      expect(reply.json).toEqual(owned)
    },
  )

  it('are listed, in one page without a link', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.setClock({ mode: 'frozen', at: NOON + 60_000 })
    await buy(contoso)
    const reply = await contoso('GET', at('/phoneNumbers', version))
    expect(reply.json).toEqual({ phoneNumbers: [owned] })
  })

  it('of mobile type are listed too', async () => {
    const { contoso, store } = await startCheckedApp()
    await store.addStock([IRISH_MOBILE])
    const [number] = await buy(contoso, IRISH_MOBILE_SEARCH, 'IE')
    const mobile = { phoneNumber: number, phoneNumberType: 'mobile', countryCode: 'IE' }
    expect((await contoso('GET', at('/phoneNumbers', version))).json).toMatchObject({
      phoneNumbers: [mobile],
    })
    expect((await contoso('GET', at(`/phoneNumbers/${number}`, version))).json).toMatchObject(mobile)
  })

  it('are unknown to other resources, in the recorded words of the version', async () => {
    const { contoso, fabrikam } = await startCheckedApp()
    await buy(contoso)
    expect((await fabrikam('GET', at('/phoneNumbers', version))).json).toEqual({ phoneNumbers: [] })
    for (const unknown of [NUMBER, '+14155550100', 'invalid_phone_number', '+0']) {
      const reply = await fabrikam('GET', at(`/phoneNumbers/${unknown}`, version))
      expect(reply.status).toBe(404)
      expect(reply.json).toEqual(
        version === '2021-03-07'
          ? recorded('PhoneNumberNotFound', `The specified phone number ${unknown} cannot be found.`, {
              target: 'phonenumber',
            })
          : recorded('NotFound', `Input phoneNumber ${unknown} cannot be found.`, { target: 'phonenumber' }),
      )
    }
  })
})

describe('the list of owned numbers', () => {
  it('is ordered by type and number, and its pages together are the whole', async () => {
    const { contoso } = await startCheckedApp()
    const tollFree = await buy(contoso, { quantity: 3 })
    const geographic = await buy(contoso, { ...GEOGRAPHIC_SEARCH, quantity: 4 })
    const all = [...geographic.sort(), ...tollFree.sort()]
    expect(numbersOf(await contoso('GET', at('/phoneNumbers')))).toEqual(all)
    const pages = await allPages(contoso, at('/phoneNumbers?top=3'))
    expect(pages).toEqual([all.slice(0, 3), all.slice(3, 6), all.slice(6)])
  })

  it('links to the next page by the query of the request with another skip at its end', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso, { quantity: 9 })
    const cases: [string, string][] = [
      [`?top=7&api-version=${BASE}`, `?top=7&api-version=${BASE}&skip=7`],
      [`?skip=1&api-version=${BASE}&top=2`, `?api-version=${BASE}&top=2&skip=3`],
      [`?top=2&skip=0&x=a%20b+c&api-version=2027-01-01`, '?top=2&x=a%20b+c&api-version=2027-01-01&skip=2'],
      [`?sk%69p=1&top=2&api-version=${BASE}`, `?top=2&api-version=${BASE}&skip=3`],
      [`??skip=1&top=2&api-version=${BASE}`, `?top=2&api-version=${BASE}&skip=3`],
      [`?t%6Fp=2&api-version=${BASE}`, `?t%6Fp=2&api-version=${BASE}&skip=2`],
      [`?pl%61ce=1.tollFree.18885550100&top=2&api-version=${BASE}`, `?top=2&api-version=${BASE}&skip=2`],
    ]
    for (const [query, expected] of cases) {
      const reply = await contoso('GET', `/phoneNumbers${query}`)
      const skipped = /\d+$/.exec(expected)
      const place = `${skipped}.tollFree.${numbersOf(reply).at(-1)?.slice(1)}`
      expect(nextLinkOf(reply)).toBe(`/phoneNumbers${expected}&place=${place}`)
    }
  })

  it('leads to the numbers behind its page, also after numbers before them were released or bought', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso, { quantity: 6 })
    const first = await contoso('GET', at('/phoneNumbers?top=2'))
    const rest = numbersOf(await contoso('GET', at('/phoneNumbers?skip=2')))
    const link = String(nextLinkOf(first))
    await contoso('DELETE', at(`/phoneNumbers/${numbersOf(first)[0]}`))
    expect((await allPages(contoso, link)).flat()).toEqual(rest)
    await buy(contoso, { ...GEOGRAPHIC_SEARCH, quantity: 2 })
    expect((await allPages(contoso, link)).flat()).toEqual(rest)
  })

  it.each([
    ['skip=4&place=2.tollFree.18885550101', 'another number of skipped numbers'],
    ['skip=4', 'no place'],
    ...['4.', '4.x.18885550101', '4.tollFree', '4.tollFree.1', '4.tollFree.18885550101x', 'x'].map(
      (place) => [`skip=4&place=${place}`, 'no place that there can be'],
    ),
  ])('counts the skipped numbers where a link was changed to %s', async (query) => {
    const { contoso } = await startCheckedApp()
    await buy(contoso, { quantity: 6 })
    const all = numbersOf(await contoso('GET', at('/phoneNumbers')))
    expect(numbersOf(await contoso('GET', at(`/phoneNumbers?top=1&${query}`)))).toEqual(all.slice(4, 5))
  })

  it('has no link on a last page that is exactly full, or on a page behind the end', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso, { quantity: 4 })
    for (const query of ['top=4', 'top=2&skip=2', 'top=2&skip=4', 'skip=2147483647', 'top=1000']) {
      const reply = await contoso('GET', at(`/phoneNumbers?${query}`))
      expect(reply.status).toBe(200)
      expect(reply.json).not.toHaveProperty('nextLink')
    }
  })

  it('has pages of 100 unless told otherwise, and says so in the link', async () => {
    const { contoso } = await startCheckedApp()
    await buy(contoso, { quantity: 100 })
    await buy(contoso, GEOGRAPHIC_SEARCH)
    const reply = await contoso('GET', at('/phoneNumbers'))
    expect(numbersOf(reply)).toHaveLength(100)
    const place = '100.tollFree.18885550198'
    expect(nextLinkOf(reply)).toBe(`/phoneNumbers?api-version=${BASE}&skip=100&place=${place}&top=100`)
  })

  it.each(['0', '1001', 'abc', '-1', '1.5', '1e2', '0x10', '%201', '', '99999999999999999999'])(
    'refuses a page size of "%s"',
    async (top) => {
      const { contoso } = await startCheckedApp()
      const reply = await contoso('GET', at(`/phoneNumbers?top=${top}`))
      expect(reply.status).toBe(400)
      expect(reply.json).toEqual(
        recorded('InvalidInput', 'top must be a whole number from 1 to 1000.', { target: 'top' }),
      )
    },
  )

  it.each(['-1', 'abc', '2147483648', ''])('refuses to skip "%s"', async (skip) => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(`/phoneNumbers?skip=${skip}`))
    expect(reply.status).toBe(400)
    expect(reply.json).toMatchObject({ error: { code: 'InvalidInput', target: 'skip' } })
  })
})

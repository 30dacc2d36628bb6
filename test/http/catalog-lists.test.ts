import { describe, expect, it } from 'vitest'
import { CATALOG_LISTS, CATALOG_VERSIONS } from './support/catalog-lists.ts'
import { errorOf } from './support/error-of.ts'
import { at } from './support/operations.ts'
import { startCheckedApp } from './support/start-checked-app.ts'

describe.each(CATALOG_LISTS)('$operation', ({ path, items }) => {
  it('exists since 2022-12-01, and names its versions', async () => {
    const { contoso } = await startCheckedApp()
    for (const version of CATALOG_VERSIONS) {
      const reply = await contoso('GET', at(path, version))
      expect(reply.status, version).toBe(200)
      expect(reply.headers['api-supported-versions']).toBe('2022-12-01, 2025-02-11, 2025-04-01, 2025-06-01')
    }
    const older = await contoso('GET', at(path, '2021-03-07'))
    expect(errorOf(older)).toMatchObject({ code: 'UnsupportedApiVersion' })
  })

  it('may be cached for six hours, by the client only', async () => {
    const { contoso } = await startCheckedApp()
    const { headers } = await contoso('GET', at(path))
    expect(headers['cache-control']).toBe('max-age=21600, private, stale-while-revalidate=86400')
  })

  it('ends with a null where the page is not full', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(path))
    expect(reply.json).toEqual({ [items]: expect.any(Array), nextLink: null })
  })

  it('leads through all its pages by links, each with the query of the first', async () => {
    const { contoso } = await startCheckedApp()
    const whole = listOf(await contoso('GET', at(path)), items)
    expect(whole.length).toBeGreaterThan(2)
    const pages: unknown[][] = []
    let link: string | null = at(`${path}${path.includes('?') ? '&' : '?'}maxPageSize=2`)
    while (link !== null) {
      const reply = await contoso('GET', link)
      pages.push(listOf(reply, items))
      const next: unknown = Object(reply.json).nextLink
      if (typeof next === 'string') expect(next).toMatch(/maxPageSize=2.*&skip=\d+$/)
      link = typeof next === 'string' ? next : null
    }
    expect(pages.flat()).toEqual(whole)
    // A full page has a link even if nothing follows.
    expect(pages.at(-1)?.length).toBe(whole.length % 2)
  })

  it('links with the query of the request and another skip at its end', async () => {
    const { contoso } = await startCheckedApp()
    const reply = await contoso('GET', at(`${path}${path.includes('?') ? '&' : '?'}maxPageSize=1&skip=1`))
    const query = path.split('?')[1]
    const rest = `${query === undefined ? '' : `${query}&`}maxPageSize=1&api-version=2025-02-11&skip=2`
    expect(Object(reply.json).nextLink).toBe(`${path.split('?')[0]}?${rest}`)
  })

  it.each(['skip=-1', 'skip=x', 'maxPageSize=0', 'maxPageSize=1001', 'maxPageSize='])(
    'refuses %s',
    async (parameter) => {
      const { contoso } = await startCheckedApp()
      const reply = await contoso('GET', at(`${path}${path.includes('?') ? '&' : '?'}${parameter}`))
      const [name = ''] = parameter.split('=')
      expect(errorOf(reply)).toMatchObject({ code: 'InvalidInput', target: name.toLowerCase() })
    },
  )
})

describe.each(CATALOG_LISTS.slice(1))('$operation of a country', ({ path, items }) => {
  it('knows the country in any case', async () => {
    const { contoso } = await startCheckedApp()
    const upper = await contoso('GET', at(path))
    const lower = await contoso('GET', at(path.replace('/US/', '/us/')))
    expect(listOf(lower, items)).toEqual(listOf(upper, items))
  })

  // The last is u and a long s, whose capitals are US.
  it.each(['XX', 'USA', 'JP', '%20', 'constructor', 'u%C5%BF'])(
    'refuses the country %s as recorded',
    async (country) => {
      const { contoso } = await startCheckedApp()
      const reply = await contoso('GET', at(path.replace('/US/', `/${country}/`)))
      expect(errorOf(reply)).toEqual({
        code: 'InvalidInput',
        message: 'Unable to parse country code.',
        target: 'countrycode',
      })
    },
  )
})

function listOf({ json }: { json: unknown }, items: string): unknown[] {
  const list: unknown = Object(json)[items]
  expect(list).toBeInstanceOf(Array)
  return Array.isArray(list) ? list : []
}

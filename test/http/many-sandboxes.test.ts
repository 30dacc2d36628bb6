import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { NumberBlock } from '../../src/numbering/audit-entry.ts'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'

const VERSION = 'api-version=2025-06-01'
const TESTS = 200
const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'outbound', sms: 'none' },
  areaCode: '206',
  quantity: 100,
}

/** The numbers of Seattle in the default stock, which the build makes. */
function seattle(): readonly NumberBlock[] {
  const file = new URL('../../dist/default-stock.json', import.meta.url)
  const blocks: readonly NumberBlock[] = JSON.parse(readFileSync(file, 'utf8'))
  return blocks.filter(({ stock }) => stock.country === 'US' && stock.areaCode === '206')
}

// It takes some seconds, and much longer beside other tests.
it('Two hundred tests at once each sell out their own 206, in a sandbox that their key names', async () => {
  const { host, store, control } = await startApp({ sandboxStock: seattle() })
  const operator = createClient(host, OPERATOR_KEY)

  /** The numbers that a test finds until there are no more. */
  async function sellOut(): Promise<string[]> {
    const { json } = await operator('POST', '/_holdline/sandboxes')
    const [, key = ''] = (json as { httpConnectionString: string }).httpConnectionString.split('accesskey=')
    const client = createClient(host, key)
    const found: string[] = []
    for (;;) {
      const { headers } = await client('POST', `/availablePhoneNumbers/countries/US/:search?${VERSION}`, {
        body: SEARCH,
      })
      const path = `/availablePhoneNumbers/searchResults/${headers['search-id']}`
      const result = await client('GET', `${path}?${VERSION}`)
      const { phoneNumbers, error } = result.json as { phoneNumbers: string[]; error: string }
      if (error !== 'NoError') return found
      found.push(...phoneNumbers)
    }
  }

  const sold = await Promise.all(Array.from({ length: TESTS }, sellOut))
  const [first = []] = sold
  expect(new Set(first).size).toBe(100)
  // Equal calls find equal numbers, in the same order.
  for (const numbers of sold) expect(numbers).toEqual(first)
  expect(control.sandboxes.list()).toHaveLength(TESTS)
  expect(await store.count()).toMatchObject({ busy: 0 })
}, 120_000)

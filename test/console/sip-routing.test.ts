import { expect, it } from 'vitest'
import { type Console, openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const server = sharedServer()
const open = () => openConsole(server(), '/sip')

async function addTrunk({ page }: Console, fqdn: string, port: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a trunk' }).click()
  await page.getByLabel('Domain name').fill(fqdn)
  await page.getByLabel('Port', { exact: true }).fill(port)
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}

async function fillRoute({ page }: Console, name: string, pattern: string, trunk: string): Promise<void> {
  await page.getByRole('button', { name: 'Add a route' }).click()
  await page.getByLabel('Name', { exact: true }).fill(name)
  await page.getByLabel('Number pattern').fill(pattern)
  await page.getByRole('checkbox', { name: trunk }).check()
  await page.getByRole('button', { name: 'Add', exact: true }).click()
}

/** The cells of a table's rows, without those of the buttons. */
function rowsOf({ page }: Console, table: 'Trunks' | 'Routes'): Promise<string[][]> {
  const rows = page.getByRole('table', { name: table }).locator('tbody tr')
  return rows.evaluateAll((found) =>
    found.map((row) => [...row.querySelectorAll('td')].slice(0, -1).map(({ textContent }) => textContent)),
  )
}

it('a trunk and a route are added, and are there when the page is loaded again', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await page.getByRole('heading', { name: 'No trunks' }).waitFor()
  await page.getByRole('heading', { name: 'No routes' }).waitFor()
  await addTrunk(shown, 'sbc.contoso.com', '5062')
  await page.getByRole('cell', { name: 'sbc.contoso.com', exact: true }).waitFor()
  await fillRoute(shown, 'Seattle', '^\\+1206\\d{7}$', 'sbc.contoso.com')
  await page.getByRole('cell', { name: 'Seattle', exact: true }).waitFor()
  await page.reload()
  await page.getByRole('cell', { name: 'Seattle', exact: true }).waitFor()
  expect(await rowsOf(shown, 'Trunks')).toEqual([['sbc.contoso.com', '5062']])
  expect(await rowsOf(shown, 'Routes')).toEqual([['Seattle', '^\\+1206\\d{7}$', 'sbc.contoso.com', '']])
  await checkAccess()
})

it('a pattern or a port that is refused is told in the words of the server, and what was written stays', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await addTrunk(shown, 'sbc.contoso.com', '70000')
  await page.getByText('Trunk with an invalid SIP signaling port.').waitFor()
  await checkAccess()
  await page.getByLabel('Port', { exact: true }).fill('5061')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await page.getByRole('cell', { name: 'sbc.contoso.com', exact: true }).waitFor()
  await fillRoute(shown, 'Seattle', '', 'sbc.contoso.com')
  await page.getByText('Route with an invalid number pattern.').waitFor()
  await checkAccess()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Seattle')
})

it('routes change their order, and a trunk that is removed says which routes lose it', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  for (const fqdn of ['one.contoso.com', 'two.contoso.com']) {
    await addTrunk(shown, fqdn, '5061')
    await page.getByRole('cell', { name: fqdn, exact: true }).waitFor()
  }
  for (const [name, trunk] of [
    ['First', 'one.contoso.com'],
    ['Second', 'two.contoso.com'],
  ] as const) {
    await fillRoute(shown, name, '.*', trunk)
    await page.getByRole('cell', { name, exact: true }).waitFor()
  }
  await page.getByRole('button', { name: 'Move Second up' }).click()
  await expect
    .poll(async () => (await rowsOf(shown, 'Routes')).map(([name]) => name))
    .toEqual(['Second', 'First'])

  await page.getByRole('button', { name: 'Remove one.contoso.com' }).click()
  await page.getByText('Nothing is left to carry the calls of First.').waitFor()
  await checkAccess()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect
    .poll(() => rowsOf(shown, 'Routes'))
    .toEqual([
      ['Second', '.*', 'two.contoso.com', ''],
      ['First', '.*', 'None', ''],
    ])
  await page.getByRole('button', { name: 'Remove First' }).click()
  await page.getByRole('button', { name: 'Remove', exact: true }).click()
  await expect.poll(() => rowsOf(shown, 'Routes')).toEqual([['Second', '.*', 'two.contoso.com', '']])
  expect(await rowsOf(shown, 'Trunks')).toEqual([['two.contoso.com', '5061']])
})

import { expect, it, onTestFinished } from 'vitest'
import { type Server, startServer } from '../support/server.ts'
import { type Console, openConsole } from './open-console.ts'

const HEADER = 'number,first,last,country,type,areaCode,calling,sms'
const GOOD = ',+14255551000,+14255551999,US,geographic,425,inbound+outbound,none'
const BAD = '+1425555,,,US,geographic,425,inbound+outbound,none'

async function open(): Promise<Console & { server: Server }> {
  const server = await startServer({ args: ['--stock', 'none'] })
  onTestFinished(() => server.kill())
  return { ...(await openConsole(server, '/inventory/import')), server }
}

async function choose({ page }: Console, text: string | Buffer, name = 'numbers.csv'): Promise<void> {
  await page
    .getByLabel('The CSV file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function countStock({ http }: Server): Promise<unknown> {
  return (await fetch(`${http}/_holdline/stock`)).json()
}

it('a file is checked first, with each bad row and its reason, and imported without them', async () => {
  const shown = await open()
  const { page, server, checkAccess } = shown
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await checkAccess()
  await choose(shown, [HEADER, GOOD, BAD].join('\n'))
  await page.getByText('1 row is bad').waitFor()
  await page.getByRole('cell', { name: 'Line 3' }).waitFor()
  await page.getByRole('cell', { name: /6 digits after \+1/ }).waitFor()
  await checkAccess()
  expect(await countStock(server)).toMatchObject({ total: 0 })
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Import 1,000 numbers without the bad rows' }).click()
  await page.getByRole('heading', { name: '1,000 numbers imported' }).waitFor()
  await checkAccess()
  expect(await countStock(server)).toMatchObject({ total: 1_000 })
  await page.getByRole('button', { name: 'See the stock' }).click()
  await page.getByText('1,000 numbers, counted').waitFor()
})

it('a file is dropped, in the form of a spreadsheet with semicolons', async () => {
  const shown = await open()
  const { page } = shown
  const text = `\uFEFF${[HEADER, GOOD].join('\r\n').replaceAll(',', ';')}\r\n`
  const file = `new File([${JSON.stringify(text)}], 'numbers.csv', { type: 'text/csv' })`
  const data = await page.evaluateHandle(
    `(() => { const data = new DataTransfer(); data.items.add(${file}); return data })()`,
  )
  await page.getByText('Drop a CSV file here').dispatchEvent('drop', { dataTransfer: data })
  await page.getByRole('button', { name: 'Import 1,000 new numbers' }).waitFor()
})

it.each<[string, string | Buffer, string]>([
  ['an empty file', '', 'is empty: its first line names the columns'],
  ['a spreadsheet of its own format', Buffer.from([0x50, 0x4b, 3, 4, 0, 0xff]), 'save it as one'],
])('%s is refused with what to do, and another file can be chosen', async (_, content, words) => {
  const shown = await open()
  const { page, checkAccess } = shown
  await choose(shown, content, 'numbers.xlsx')
  await page.getByText(words).waitFor()
  await checkAccess()
  await choose(shown, [HEADER, GOOD].join('\n'))
  await page.getByRole('button', { name: 'Import 1,000 new numbers' }).waitFor()
})

it('a server that is gone in the middle of an import is told, with what to do', async () => {
  const shown = await open()
  const { page, server, checkAccess } = shown
  const rows = Array.from(
    { length: 100_000 },
    (_, at) => `+1425${6_000_000 + 2 * at},,,US,geographic,425,inbound+outbound,none`,
  )
  await choose(shown, [HEADER, ...rows].join('\n'))
  await page.getByRole('button', { name: 'Import 100,000 new numbers' }).click()
  await page.getByText('Importing: numbers.csv').waitFor()
  await server.kill()
  await page.getByText('import the same file again, and it adds the rest').waitFor()
  await checkAccess()
})

import { expect, it, onTestFinished } from 'vitest'
import { startServer } from '../support/server.ts'
import { type Console, openConsole } from './open-console.ts'
import { sharedServer } from './shared-server.ts'

const HEADER = 'number,first,last,country,type,areaCode,calling,sms'
const GOOD = ',+14255551000,+14255551999,US,geographic,425,inbound+outbound,none'
const BAD = '+1425555,,,US,geographic,425,inbound+outbound,none'

const NO_STOCK = { args: ['--stock', 'none'] }
const server = sharedServer(NO_STOCK)
const open = () => openConsole(server(), '/inventory/import')

async function choose({ page }: Console, text: string | Buffer, name = 'numbers.csv'): Promise<void> {
  await page
    .getByLabel('The CSV file')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
}

async function countStock(): Promise<unknown> {
  return (await fetch(`${server().http}/_holdline/stock`)).json()
}

it('a file is checked first, with each bad row and its reason, and imported without them', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await checkAccess()
  await choose(shown, [HEADER, GOOD, BAD].join('\n'))
  await page.getByText('1 row is bad').waitFor()
  await page.getByRole('cell', { name: 'Line 3' }).waitFor()
  await page.getByRole('cell', { name: /6 digits after \+1/ }).waitFor()
  await checkAccess()
  expect(await countStock()).toMatchObject({ total: 0 })
  await page.getByLabel('Your name').fill('Kim')
  await page.getByRole('button', { name: 'Import 1,000 numbers without the bad rows' }).click()
  await page.getByRole('heading', { name: '1,000 numbers imported' }).waitFor()
  await checkAccess()
  // On a phone the keyboard would come up over the page.
  expect(await page.evaluate<string>('document.activeElement.tagName')).not.toBe('INPUT')
  expect(await countStock()).toMatchObject({ total: 1_000 })
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
  const doomed = await startServer(NO_STOCK)
  onTestFinished(() => doomed.kill())
  const shown = await openConsole(doomed, '/inventory/import')
  const { page, checkAccess } = shown
  const rows = Array.from(
    { length: 100_000 },
    (_, at) => `+1425${6_000_000 + 2 * at},,,US,geographic,425,inbound+outbound,none`,
  )
  await choose(shown, [HEADER, ...rows].join('\n'))
  await page.getByRole('button', { name: 'Import 100,000 new numbers' }).click()
  await page.getByText('Importing: numbers.csv').waitFor()
  await doomed.kill()
  await page.getByText('import the same file again, and it adds the rest').waitFor()
  await checkAccess()
})

it('an import that the inventory breaks off is told as such, and not as a file that is wrong', async () => {
  const shown = await open()
  const { page, checkAccess } = shown
  await choose(shown, [HEADER, GOOD].join('\n'))
  const start = page.getByRole('button', { name: 'Import 1,000 new numbers' })
  // The check of the file is the server's own.
  await start.waitFor()
  const message = 'The inventory cannot be reached right now. Try again. What was imported stays.'
  await page.route(/import-file/, (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `data: ${JSON.stringify({ kind: 'failure', message })}\n\n`,
    }),
  )
  await start.click()
  await page.getByText('The import did not come to its end').waitFor()
  await page.getByText(message).waitFor()
  await checkAccess()
})

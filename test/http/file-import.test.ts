import { describe, expect, it } from 'vitest'
import { StorageError } from '../../src/storage/port/storage-error.ts'
import { OPERATOR_KEY, startApp, stockedStore, type TestAppOptions } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'

const HEADER = 'number,first,last,country,type,areaCode,calling,sms'
const row = (number: string) => `${number},,,US,geographic,425,inbound,none`

const TARGET = '/_holdline/stock/import-file'

/** A file of numbers that are not next to each other, so that each is a block of its own. */
const fileOf = (count: number) =>
  [HEADER, ...Array.from({ length: count }, (_, at) => row(`+1425${String(6_000_000 + 2 * at)}`))].join('\n')

const SECRET = 'disk I/O error in /var/lib/inventory.sqlite'
const UNREACHED = 'The inventory cannot be reached right now. Try again.'

async function start(options: TestAppOptions = {}) {
  /** The lines of the log, from `warn` on. */
  const lines: Record<string, unknown>[] = []
  const { host, store } = await startApp({ ...options, onLogLine: (line) => lines.push(line) })
  const operator = createClient(host, OPERATOR_KEY)
  const importFile = async (content: string, more = {}) => {
    const body = { name: 'numbers.csv', content, ...more }
    const { status, text } = await operator('POST', TARGET, { body })
    expect(status).toBe(200)
    return eventsIn(text)
  }
  return { host, store, operator, importFile, lines }
}

describe('POST /_holdline/stock/import-file', () => {
  it('tells the bad rows and what would be added, adds nothing, and adds the others when asked', async () => {
    const { store, importFile } = await start()
    const { total } = await store.count()
    const content = [HEADER, row('+14255551000'), row('+1425555'), row('+14255551001'), row('x')].join('\n')
    const checked = await importFile(content, { dryRun: true })
    expect(checked.filter(({ kind }) => kind === 'badRow')).toMatchObject([
      { line: 3, numbers: '+1425555', reason: expect.stringContaining('6 digits') },
      { line: 5, numbers: 'x', reason: expect.stringContaining('E.164') },
    ])
    expect(checked.at(-1)).toEqual({ kind: 'end', added: 2, known: 0, portedOut: 0, bad: 2, late: 0 })
    expect((await importFile(content)).at(-1)).toMatchObject({ kind: 'end', bad: 2 })
    expect(await store.count()).toMatchObject({ total })

    const imported = await importFile(content, { skipBad: true })
    expect(imported).toContainEqual({ kind: 'progress', phase: 'importing', done: 2, total: 2 })
    expect(imported.at(-1)).toMatchObject({ kind: 'end', added: 2, known: 0 })
    expect((await importFile(content, { skipBad: true })).at(-1)).toMatchObject({ added: 0, known: 2 })
    expect(await store.count()).toMatchObject({ total: total + 2 })
  })

  it('adds ranges with the author whom the request names', async () => {
    const { operator, importFile } = await start()
    const content = `\uFEFF${HEADER.replaceAll(',', ';')}\r\n;+14255551000;+14255551999;US;geographic;425;inbound;none\r\n`
    expect((await importFile(content)).at(-1)).toMatchObject({ kind: 'end', added: 1_000, bad: 0 })
    const { json } = await operator('GET', '/_holdline/numbers/%2B14255551500')
    expect(json).toMatchObject({ state: 'untouched', history: [{ command: 'stock' }] })
  })

  it.each<[string, string, RegExp]>([
    ['an empty file', '', /^numbers\.csv is empty: its first line names the columns/],
    ['a spreadsheet', 'PK\u0003\u0004\u0000\uFFFD', /save it as one, in a spreadsheet as "CSV UTF-8"/],
    ['an unknown column', 'phone,country\n', /line 1 has the unknown column "phone"/],
    ['a quote without an end', `${HEADER}\n"+14255551000`, /line 2 is no CSV: a quote is missing/],
  ])('%s is a failure that says what to do', async (_, content, message) => {
    const { importFile } = await start()
    const events = await importFile(content)
    expect(events.at(-1)).toEqual({ kind: 'failure', message: expect.stringMatching(message) })
    expect(events.filter(({ kind }) => kind === 'end')).toEqual([])
  })

  it('stops where its reader is gone, and the same file once more adds the rest', async () => {
    const { host, store, importFile } = await start()
    const { total } = await store.count()
    const content = fileOf(20_000)
    for await (const { phase } of importing(host, TARGET, content)) if (phase === 'checking') break
    const rest = (await importFile(content)).at(-1)
    expect(rest).toMatchObject({ kind: 'end', bad: 0 })
    expect(rest.added + rest.known).toBe(20_000)
    expect(rest.known).toBeLessThan(20_000)
    expect(await store.count()).toMatchObject({ total: total + 20_000 })
  })

  it('tells and logs a fault of the inventory in the middle, without its reason', async () => {
    const whole = await stockedStore()
    const { total } = await whole.count()
    let calls = 0
    const addStock: typeof whole.addStock = (...parameters) => {
      calls += 1
      return calls === 1 ? whole.addStock(...parameters) : Promise.reject(new StorageError(SECRET))
    }
    const { importFile, lines } = await start({ store: { ...whole, addStock } })
    expect((await importFile(fileOf(6_000))).at(-1)).toEqual({
      kind: 'failure',
      message: `${UNREACHED} What was imported stays: the same file once more adds the rest.`,
    })
    expect(await whole.count()).toMatchObject({ total: total + 5_000 })
    expect(lines).toMatchObject([{ msg: 'A request failed', err: { message: SECRET } }])
  })

  it('tells and logs a fault of the inventory while the file is compared with it', async () => {
    const listNumbers = () => Promise.reject(new StorageError(SECRET))
    const { importFile, lines } = await start({ store: { ...(await stockedStore()), listNumbers } })
    expect((await importFile(fileOf(2), { dryRun: true })).at(-1)).toEqual({
      kind: 'failure',
      message: `${UNREACHED} Nothing was imported.`,
    })
    expect(lines).toMatchObject([{ msg: 'A request failed', err: { message: SECRET } }])
  })

  it('ends with the sandbox that has the inventory, and says so', async () => {
    const { host, operator } = await start()
    await operator('POST', '/_holdline/sandboxes', { body: { name: 'one' } })
    const path = '/_holdline/sandboxes/one'
    let removed: ReturnType<typeof operator> | undefined
    let last = {}
    for await (const event of importing(host, `${path}/stock/import-file`, fileOf(50_000))) {
      if (event.phase === 'checking') removed ??= operator('DELETE', path)
      last = event
    }
    expect((await removed)?.status).toBe(204)
    expect(last).toEqual({ kind: 'failure', message: expect.stringContaining('The sandbox was removed') })
  })
})

interface SentEvent {
  readonly kind: string
  readonly phase?: string
}

/** The events of an import as they come. Who reads no further goes away. */
async function* importing(host: string, target: string, content: string): AsyncGenerator<SentEvent> {
  const body = Buffer.from(JSON.stringify({ name: 'numbers.csv', content }))
  const signed = signedHeaders({ method: 'POST', target, host, body, accessKey: OPERATOR_KEY })
  const headers = { ...signed, 'content-type': 'application/json' }
  const answer = await fetch(`http://${host}${target}`, { method: 'POST', body, headers })
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of answer.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    const end = text.lastIndexOf('\n\n') + 2
    yield* eventsIn(text.slice(0, end))
    text = text.slice(end)
  }
}

function eventsIn(text: string) {
  const events = text.split('\n\n').filter((event) => event !== '')
  return events.map((event) => JSON.parse(event.replace(/^data: /, '')))
}

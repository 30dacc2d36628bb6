import { describe, expect, it } from 'vitest'
import { OPERATOR_KEY, startApp } from '../support/app.ts'
import { createClient } from '../support/client.ts'
import { signedHeaders } from '../support/sign.ts'

const HEADER = 'number,first,last,country,type,areaCode,calling,sms'
const row = (number: string) => `${number},,,US,geographic,425,inbound,none`

async function start() {
  const { host, store } = await startApp()
  const operator = createClient(host, OPERATOR_KEY)
  const importFile = async (content: string, more = {}) => {
    const body = { name: 'numbers.csv', content, ...more }
    const { status, text } = await operator('POST', '/_holdline/stock/import-file', { body })
    expect(status).toBe(200)
    const events = text.split('\n\n').filter((event) => event !== '')
    return events.map((event) => JSON.parse(event.replace(/^data: /, '')))
  }
  return { host, store, operator, importFile }
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
    ['an unknown column', 'phone,country\n', /line 1 has the unknown column phone/],
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
    const content = [
      HEADER,
      ...Array.from({ length: 20_000 }, (_, at) => row(`+1425${String(6_000_000 + 2 * at)}`)),
    ].join('\n')
    await readUntil('checking', host, content)
    const rest = (await importFile(content)).at(-1)
    expect(rest).toMatchObject({ kind: 'end', bad: 0 })
    expect(rest.added + rest.known).toBe(20_000)
    expect(rest.known).toBeLessThan(20_000)
    expect(await store.count()).toMatchObject({ total: total + 20_000 })
  })
})

/** Reads the events of an import until one of them has the word, and goes away. */
async function readUntil(word: string, host: string, content: string): Promise<void> {
  const [method, target] = ['POST', '/_holdline/stock/import-file']
  const body = Buffer.from(JSON.stringify({ name: 'numbers.csv', content }))
  const signed = signedHeaders({ method, target, host, body, accessKey: OPERATOR_KEY })
  const headers = { ...signed, 'content-type': 'application/json' }
  const answer = await fetch(`http://${host}${target}`, { method, body, headers })
  const decoder = new TextDecoder()
  let text = ''
  for await (const bytes of answer.body ?? []) {
    text += decoder.decode(bytes, { stream: true })
    if (text.includes(word)) return
  }
}

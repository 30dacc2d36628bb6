import { existsSync, readFileSync } from 'node:fs'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { createClient } from '../../test/support/client.ts'
import type { Sample } from '../report/report.ts'
import { parentInput, serveParent } from './serve-parent.ts'

export interface LibraryInput {
  /** The address of the module that a program imports as `holdline`. */
  readonly library: string
}

/** What is measured, in a process that has imported the package. */
export type LibraryQuestion =
  /** A server from the call to its readiness, which is closed afterwards. */
  | { readonly kind: 'start' }
  /** A reset after a search for so many numbers and their purchase; a reset of an untouched inventory for 0. */
  | { readonly kind: 'reset'; readonly numbers: number }
  /** So many sandboxes, which stay. */
  | { readonly kind: 'sandboxes'; readonly count: number }

const SEARCH = {
  phoneNumberType: 'geographic',
  assignmentType: 'application',
  capabilities: { calling: 'inbound', sms: 'none' },
  areaCode: '425',
}
const VERSION = 'api-version=2025-06-01'

type Library = typeof import('../../src/index.ts')
type Holdline = Awaited<ReturnType<Library['startHoldline']>>

const { library }: LibraryInput = JSON.parse(parentInput())
const { startHoldline }: Library = await import(library)
let lasting: Holdline | undefined
serveParent({ port: 0, answer, stop: async () => lasting?.close() })

async function answer(question: LibraryQuestion): Promise<Sample> {
  switch (question.kind) {
    case 'start':
      return start()
    case 'reset':
      return reset(await lastingServer(), question.numbers)
    case 'sandboxes':
      return makeSandboxes(await lastingServer(), question.count)
  }
}

async function start(): Promise<Sample> {
  const before = performance.now()
  const holdline = await startHoldline()
  const readyMs = performance.now() - before
  await holdline.close()
  return { readyMs }
}

async function lastingServer(): Promise<Holdline> {
  lasting ??= await startHoldline()
  return lasting
}

async function reset(holdline: Holdline, numbers: number): Promise<Sample> {
  if (numbers > 0) await buy(holdline, numbers)
  const before = performance.now()
  await holdline.reset()
  return { readyMs: performance.now() - before }
}

async function buy({ http, stock }: Holdline, quantity: number): Promise<void> {
  const send = createClient(new URL(http).host, DEVELOPMENT_ACCESS_KEY)
  const search = await send('POST', `/availablePhoneNumbers/countries/US/:search?${VERSION}`, {
    body: { ...SEARCH, quantity },
  })
  const searchId = search.headers['search-id']
  await send('POST', `/availablePhoneNumbers/:purchase?${VERSION}`, { body: { searchId } })
  const { owned } = await stock.counts()
  if (owned !== quantity) throw new Error(`${owned} of ${quantity} numbers were bought`)
}

async function makeSandboxes(holdline: Holdline, count: number): Promise<Sample> {
  const memory = residentMiB()
  const before = performance.now()
  for (let nth = 0; nth < count; nth += 1) await holdline.sandbox()
  const readyMs = (performance.now() - before) / count
  const after = residentMiB()
  if (memory === undefined || after === undefined) return { readyMs }
  return { readyMs, growthMiB: (after - memory) / count }
}

/** The memory of this process; `undefined` where the system does not tell (other than Linux). */
function residentMiB(): number | undefined {
  const status = '/proc/self/status'
  if (!existsSync(status)) return undefined
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(status, 'utf8'))?.[1]) / 1_024
}

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEVELOPMENT_ACCESS_KEY } from '../../src/resources/development-access-key.ts'
import { createRandom, type Random } from '../../test/support/random.ts'
import { startServer } from '../../test/support/server.ts'
import { AcceptedChanges } from './accepted-changes.ts'
import { baseRequests, toMessage } from './base-requests.ts'
import { checkEnd } from './check-end.ts'
import { exchange } from './exchange.ts'
import { judge } from './judge.ts'
import { framed, hashed, type Message, signed, toBytes } from './message.ts'
import { CELLS, type Cell, mutate } from './mutate.ts'
import { prepareSubjects } from './prepare-subjects.ts'
import { Tally } from './tally.ts'

export interface FuzzOptions {
  readonly requests: number
  readonly seed: number
  readonly report: (line: string) => void
}

export interface FuzzSummary {
  readonly tally: Tally
  /** The faults, one line each, with the request that led to it. */
  readonly faults: readonly string[]
}

const CONNECTIONS = 16

/** The mark of a warning in the log, which is no fault. */
const WARNING = '"level":40'

/** Sends correct requests with one mutation each, and judges the answers of the server. */
export async function runFuzz({ requests, seed, report }: FuzzOptions): Promise<FuzzSummary> {
  const random = createRandom(seed)
  const directory = mkdtempSync(join(tmpdir(), 'holdline-fuzz-'))
  const server = await startServer({ args: ['--data', directory] })
  const { host, port } = new URL(server.http)
  report(`fuzz: seed ${seed}, ${requests} requests`)
  const accepted = new AcceptedChanges()
  const tally = new Tally()
  const faults: string[] = []

  try {
    const send = async (message: Message) => {
      const answered = await exchange(Number(port), toBytes(signed(message, DEVELOPMENT_ACCESS_KEY)))
      accepted.add(answered.answers)
      return answered
    }
    const fresh = () => createRandom(random.integer(1, 2 ** 31 - 1))
    const bases = baseRequests(
      await prepareSubjects((base) => send(toMessage(base, host, new Date(), fresh()))),
    )

    const attempt = async (index: number) => {
      const own = fresh()
      const cell = CELLS[index % CELLS.length] ?? { field: 'path', kind: 'flip' }
      const base = own.pick(cell.field === 'body' ? bases.filter(({ body }) => body !== undefined) : bases)
      if (base === undefined) throw new Error('There is nothing to send')
      const original = signed(toMessage(base, host, new Date(), own), DEVELOPMENT_ACCESS_KEY)
      const signedAgain = cell.field !== 'signature' && own.percent(50)
      const changed = change(original, cell, own, signedAgain)
      const attempted = { original: toBytes(original), sent: toBytes(changed), signedAgain }
      const answered = await exchange(Number(port), attempted.sent)
      accepted.add(answered.answers)
      tally.add({ ...cell, signedAgain, outcome: answered.answers[0]?.status ?? 'none' })
      const where = `${cell.kind} in ${cell.field} of ${base.operation}`
      faults.push(
        ...judge(attempted, answered).map((fault) => `${where}: ${fault}\n  ${show(attempted.sent)}`),
      )
    }
    const indexes = Array.from({ length: requests }, (_, index) => index).values()
    const worker = async () => {
      for (const index of indexes) await attempt(index)
    }
    await Promise.all(Array.from({ length: CONNECTIONS }, worker))

    for (const base of bases) {
      const { answers } = await send(toMessage(base, host, new Date(), fresh()))
      if (!answers.some(({ status }) => status < 300)) faults.push(`${base.operation} does not work any more`)
    }
    if ((await server.stop()) !== 0) faults.push('the server did not stop in order')
    const complaints = server
      .stderr()
      .split('\n')
      .filter((line) => line !== '' && !line.includes(WARNING))
    faults.push(...complaints.map((line) => `the server wrote: ${line}`))
    faults.push(...(await checkEnd(directory, accepted)))
    report(tally.toString())
    return { tally, faults }
  } finally {
    await server.kill()
    rmSync(directory, { recursive: true, force: true })
  }
}

/** Changes a message and, if wanted, signs the changed message. */
function change(original: Message, cell: Cell, random: Random, signedAgain: boolean): Message {
  const changed = mutateForSure(original, cell, random)
  if (cell.field !== 'body') return signedAgain ? signed(changed, DEVELOPMENT_ACCESS_KEY) : changed
  const whole = framed(changed)
  if (signedAgain) return signed(hashed(whole), DEVELOPMENT_ACCESS_KEY)
  // The signature covers the hash, so the server must refuse both the old hash and a new one.
  return random.percent(50) ? hashed(whole) : whole
}

/** Mutates the message until it differs from the original. */
function mutateForSure(original: Message, cell: Cell, random: Random): Message {
  for (;;) {
    const changed = mutate(original, cell, random)
    if (!toBytes(changed).equals(toBytes(original))) return changed
  }
}

function show(bytes: Buffer): string {
  return JSON.stringify(bytes.toString('latin1').slice(0, 1_500))
}

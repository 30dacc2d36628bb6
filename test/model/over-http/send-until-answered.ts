import { expect } from 'vitest'
import type { ForcedOutcome } from '../../../src/numbering/forced-outcome.ts'
import type { Reply } from '../../support/client.ts'
import { checkInvariants } from '../check-invariants.ts'
import type { Model } from '../model.ts'
import { forcedInModel, isForcing, kindOfFault, type ModelRequest, type ModelRule } from '../model-rules.ts'
import type { Prepared, Served } from './served.ts'

/** The rules of a history are fewer, and hit fewer times. */
const MOST_SENDINGS = 12

/**
 * Sends a request as the official clients do: again, as it is, when the connection ends or the server is said to be busy.
 * The model says what becomes of each sending.
 *
 * @param work does in the model what the server does at a sending, which is forced to this outcome
 */
export async function sendUntilAnswered(
  model: Model,
  served: Served,
  { request, prepared }: { readonly request: ModelRequest; readonly prepared: Prepared },
  work: (forced: ForcedOutcome | undefined) => void,
): Promise<Reply> {
  for (let sending = 0; sending < MOST_SENDINGS; sending += 1) {
    const hits = model.rules.judge(request, model.now, [])
    const rule = hits.find(({ document }) => kindOfFault(document.effect) !== 'latency')
    for (const { document } of hits) {
      if (!isForcing(document.effect)) served.tally.countFault(kindOfFault(document.effect))
    }
    const { drop, status, cutBody, slowBody } = rule?.document.effect ?? {}
    const isDone = status === undefined && drop !== 'before'
    served.waits.splice(0)
    const reply = await prepared.send().catch(lost)
    expectLatency(served.waits, hits)
    if (drop !== undefined) expect(reply).toBeUndefined()
    else if (cutBody === undefined) expect(reply).toBeDefined()
    // An answer without a body is neither cut off nor slow.
    else if (reply !== undefined) expect(reply.text).toBe('')
    if (slowBody !== undefined && reply?.text !== '') expect(served.waits.at(-1)).toBeGreaterThan(0)
    if (served.disk.takeFailure()) {
      // Nothing was done, and nobody is told that it was.
      expect(reply?.status ?? 503).toBe(503)
      served.tally.countFault('storage fault over HTTP')
      continue
    }
    if (isDone) work(rule && isForcing(rule.document.effect) ? forcedInModel(rule, request) : undefined)
    if (status !== undefined) expect([reply?.status, reply?.headers['retry-after']]).toEqual([status, '1'])
    else if (reply !== undefined) return reply
    // To look at a search tells the server that its answer has arrived.
    if (isDone && !request.operation.startsWith('Search')) await checkInvariants(model, served)
  }
  throw new Error(`There was no answer to ${MOST_SENDINGS} sendings`)
}

function lost(error: unknown): undefined {
  expect(error).toMatchObject({ code: 'ECONNRESET' })
}

/** The latencies of all rules that hit come together, before the work. */
function expectLatency([first = 0]: readonly number[], hits: readonly ModelRule[]): void {
  const latencies = hits.flatMap(({ document: { effect } }) => effect.latency ?? [])
  if (latencies.length === 0) return
  const sum = (end: 'from' | 'to') =>
    latencies.reduce((ms, each) => ms + Number.parseInt(typeof each === 'string' ? each : each[end], 10), 0)
  expect(first).toBeGreaterThanOrEqual(sum('from'))
  expect(first).toBeLessThanOrEqual(sum('to'))
}

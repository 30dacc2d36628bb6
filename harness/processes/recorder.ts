import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../../test/support/random.ts'
import { type SignedRequest, sendRequest } from '../../test/support/send-request.ts'
import { wasNeverSent } from '../was-never-sent.ts'
import type { Answer, Attempt, Call } from './checker/run.ts'
import { composeRequest } from './compose-request.ts'
import type { Fleet, Member } from './fleet.ts'
import { readAnswer } from './read-answer.ts'
import { accessKeyOf } from './resources.ts'
import { signRequest } from './sign-request.ts'

/** Sends a call as one client of a resource. `undefined` if the request was cut off and the client gave up. */
export type Ask = (call: Call) => Promise<Answer | undefined>

export interface Recorder {
  /** All attempts so far, in the order in which they ended. */
  readonly attempts: readonly Attempt[]
  client(resource: string, random: Random): Ask
}

/** How long to wait before a request is sent again, in milliseconds: as long as a 503 says. */
const RETRY_MS = 1_000
const REFUSED_MS = 20
/** The most attempts at a request; no outage lasts for so many retries. */
const ATTEMPTS = 20
/** The percentage of cut-off requests that their clients retry. */
const RETRYING = 50

/** @param now milliseconds that only go forward */
export function createRecorder(fleet: Fleet, now: () => number): Recorder {
  const attempts: Attempt[] = []
  let clients = 0
  let requests = 0

  async function send(member: Member, signed: SignedRequest): Promise<Pick<Attempt, 'answer' | 'refused'>> {
    try {
      const { status, headers, json } = await sendRequest(signed, member.origin, member.agent)
      const answer = readAnswer(status, headers, json)
      return answer === undefined ? {} : { answer }
    } catch (error) {
      return wasNeverSent(error) ? { refused: true } : {}
    }
  }

  return {
    attempts,
    client(resource, random) {
      clients += 1
      const client = clients
      return async (call) => {
        requests += 1
        const request = requests
        const signed = signRequest(composeRequest(call), accessKeyOf(resource), `request ${request}`)
        for (let left = ATTEMPTS - 1; ; left -= 1) {
          const member = fleet.pick(random)
          const sentAt = now()
          const outcome = await send(member, signed)
          attempts.push({
            ...{ request, client, resource, process: member.index, call, sentAt, endedAt: now() },
            ...outcome,
          })
          const { answer, refused } = outcome
          if (answer !== undefined && answer.status !== 503) return answer
          const gaveUp = answer === undefined && refused === undefined && !random.percent(RETRYING)
          if (gaveUp || left === 0) return undefined
          await delay(answer === undefined ? REFUSED_MS : RETRY_MS)
        }
      }
    },
  }
}

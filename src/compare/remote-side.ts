import type { Agent } from 'node:http'
import { describeSystemError } from '../files/describe-system-error.ts'
import { NEWEST_VERSION } from '../http/contract/api-version.ts'
import { UsageError } from '../usage-error.ts'
import { credentialsOf } from './credentials-of.ts'
import { exchange } from './exchange.ts'
import { ForbiddenRequest, isHarmless, isSearch, type Sendable } from './harmlessness.ts'
import { type Answer, observe } from './observe.ts'
import type { Credentials, HarmlessRequest, Probe, Search, SearchProbe } from './probe.ts'
import { proxyAgent } from './proxy-agent.ts'
import { fillTarget, firstRecord, isUnderWay, missingRecord, type Records, searchRecords } from './records.ts'
import type { Asked, Side } from './side.ts'

/** How often an operation is read until it has ended, and the pause between. */
const POLLS = 30
const PAUSE_MS = 2_000

export interface RemoteSideOptions {
  /** How messages call it, such as `The live service`. */
  readonly name: string
  /** The address of the resource, where a path is put before each target. */
  readonly endpoint: URL
  /** Base64. */
  readonly key: string
  /** How many searches may be sent. */
  readonly searches: number
  readonly sleep: (ms: number) => Promise<unknown>
  /** The system's time in milliseconds since 1970, for signatures. */
  readonly now: () => number
}

/** A side that is asked over the network. Nothing leaves it that is not harmless, but the searches that it may spend. */
export class RemoteSide implements Side {
  readonly #options: RemoteSideOptions
  readonly #agent: Agent | undefined
  #searchesLeft: number
  #records: Records = {}

  private constructor(options: RemoteSideOptions, agent: Agent | undefined) {
    this.#options = options
    this.#agent = agent
    this.#searchesLeft = options.searches
  }

  /**
   * Looks whether the side answers and takes the key, and for records of which the probes read one.
   * @throws {UsageError} if it cannot be reached, or refuses the key
   */
  static async open(options: RemoteSideOptions): Promise<RemoteSide> {
    const { name, endpoint } = options
    const agent = await proxyAgent(endpoint)
    const side = new RemoteSide(options, agent)
    const place = `${name} at ${endpoint.host}${agent === undefined ? '' : ', through the proxy of the environment,'}`
    const numbers = await side.#send(list('/phoneNumbers?top=1')).catch((error: unknown) => {
      throw new UsageError(`${place} cannot be reached: ${describeSystemError(error)}`)
    })
    const { status } = numbers
    if (status === 401 || status === 403) {
      throw new UsageError(`The key is refused: ${place} answers ${status}`)
    }
    if (status !== 200) {
      throw new UsageError(
        `${place} answers ${status} where a resource lists its numbers: is it the address of a resource?`,
      )
    }
    side.#records = firstRecord('number', numbers, 'phoneNumbers', 'phoneNumber')
    // Without an answer, the probes that follow have none either, and say so.
    const reservations = await side
      .#send(list('/availablePhoneNumbers/reservations?maxPageSize=1'))
      .catch(() => undefined)
    if (reservations !== undefined) {
      const reservation = firstRecord('reservation', reservations, 'reservations', 'id')
      side.#records = { ...side.#records, ...reservation }
    }
    return side
  }

  async ask(probe: Probe | SearchProbe): Promise<Asked> {
    const { name } = this.#options
    const missing = missingRecord(probe.request.target, this.#records)
    if (missing !== undefined) return { kind: 'unanswered', reason: `${name} has no ${missing} to read` }
    try {
      return { kind: 'answered', observation: observe(await this.#answerTo(probe)) }
    } catch (error) {
      if (error instanceof ForbiddenRequest) throw error
      return { kind: 'unanswered', reason: `${name} does not answer: ${describeSystemError(error)}` }
    }
  }

  async #answerTo(probe: Probe | SearchProbe): Promise<Answer> {
    if ('reads' in probe) {
      const answer = await this.#send(probe.request)
      this.#records = { ...this.#records, ...searchRecords(answer) }
      return answer
    }
    return probe.settles ? this.#settled(probe.request) : this.#send(probe.request, probe.credentials)
  }

  async #settled(request: HarmlessRequest): Promise<Answer> {
    let answer = await this.#send(request)
    for (let poll = 1; poll < POLLS && isUnderWay(answer); poll += 1) {
      await this.#options.sleep(PAUSE_MS)
      answer = await this.#send(request)
    }
    return answer
  }

  async #send(request: HarmlessRequest | Search, credentials: Credentials = 'key'): Promise<Answer> {
    const { endpoint, key, now } = this.#options
    const { method } = request
    const body = 'body' in request ? request.body : ''
    const target = fillTarget(request.target, this.#records)
    this.#permit({ method, target, body })
    const full = `${endpoint.pathname.replace(/\/$/, '')}${target}`
    const signable = { method, target: full, host: endpoint.host, body, key }
    const headers = { ...contentType(request), ...credentialsOf(credentials, signable, now()) }
    return exchange(endpoint, { method, target: full, headers, body, agent: this.#agent })
  }

  /** The last line of defence: the probes are harmless by their types already. */
  #permit(request: Sendable): void {
    if (isHarmless(request)) return
    if (!isSearch(request) || this.#searchesLeft === 0) throw new ForbiddenRequest(request)
    this.#searchesLeft -= 1
  }
}

function list(target: `/${string}?${string}`): HarmlessRequest {
  return { method: 'GET', target: `${target}&api-version=${NEWEST_VERSION}` }
}

function contentType(request: HarmlessRequest | Search): Record<string, string> {
  if (!('body' in request)) return {}
  if (request.method === 'PATCH') return { 'content-type': 'application/merge-patch+json' }
  const { contentType: type = 'application/json' } = { contentType: undefined, ...request }
  return type === null ? {} : { 'content-type': type }
}

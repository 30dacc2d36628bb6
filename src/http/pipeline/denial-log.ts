import type { BlockList } from 'node:net'
import { addressGroup } from '../../net/address-group.ts'
import { peerAddress } from '../../net/peer-address.ts'
import type { DenialReason } from '../auth/denial.ts'
import { describeDenial } from '../auth/describe-denial.ts'
import type { Exchange } from './exchange.ts'

export interface DenialLogOptions {
  readonly log: { warn(facts: object, message: string): void }
  /** The proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: BlockList
  /** Whether the text that should have been signed is logged; asked at each denial. */
  readonly showsSignedText: () => boolean
}

const SHOWN = ['host', 'issuer', 'audience', 'algorithm', 'keyId', 'claim', 'resource', 'subject']

/**
 * How many denials of one reason and address are logged in a span of time, so that a flood of denials neither floods the
 * log nor hides those of other clients.
 */
const LINES = 5

/** The same for one reason of all addresses. */
const MOST_LINES = 50

/** The longest text of a client in the log, in characters. */
const SHOWN_LENGTH = 200

/** The denials of one reason in a span of time. */
interface Tally {
  total: number
  logged: number
  /** How many are logged, by address. */
  readonly byAddress: Map<string, number>
}

/**
 * Logs why callers were denied, since the answer does not say it: a few lines for each reason, address and span of time.
 */
export class DenialLog {
  readonly #options: DenialLogOptions
  #tallies = new Map<DenialReason['kind'], Tally>()

  constructor(options: DenialLogOptions) {
    this.#options = options
  }

  report(exchange: Exchange, reason: DenialReason): void {
    const tally = this.#tallies.get(reason.kind) ?? { total: 0, logged: 0, byAddress: new Map() }
    this.#tallies.set(reason.kind, tally)
    tally.total += 1
    if (tally.logged >= MOST_LINES) return
    const peer = this.#peerOf(exchange)
    const address = peer === undefined ? '' : addressGroup(peer)
    const logged = tally.byAddress.get(address) ?? 0
    if (logged >= LINES) return
    tally.byAddress.set(address, logged + 1)
    tally.logged += 1
    this.#options.log.warn(
      this.#factsOf(exchange, reason, peer),
      `A request was denied: ${describeDenial(reason)}`,
    )
  }

  /** Ends the span, and logs how many denials it left out. */
  endSpan(): void {
    for (const [reason, { total, logged }] of this.#tallies) {
      const leftOut = total - logged
      if (leftOut === 0) continue
      this.#options.log.warn({ reason, leftOut }, 'More requests were denied for this reason')
    }
    this.#tallies = new Map()
  }

  #factsOf(exchange: Exchange, reason: DenialReason, peer: string | undefined): object {
    const { method, target, sandbox, correlationVector, clientRequestId } = exchange
    return {
      reason: reason.kind,
      peer,
      method,
      sandbox,
      // The query stays out, since some clients put secrets there.
      path: target.path.slice(0, SHOWN_LENGTH),
      ...textsOf(reason),
      stringToSign:
        reason.kind === 'signatureDiffers' && this.#options.showsSignedText() ? reason.signed : undefined,
      msCv: correlationVector,
      clientRequestId,
    }
  }

  #peerOf({ transport, request }: Exchange): string | undefined {
    const { remoteAddress } = request.socket
    if (transport === 'socket' || remoteAddress === undefined) return undefined
    const forwardedFor = request.headers['x-forwarded-for']
    const text = typeof forwardedFor === 'string' ? forwardedFor : forwardedFor?.join()
    return peerAddress(remoteAddress, text, this.#options.trustedProxies)
  }
}

/** The texts that the reason has of the client, cut off. Those of tokens are single claims, and no token. */
function textsOf(reason: DenialReason): object {
  const texts = Object.entries(reason).filter(([name, text]) => SHOWN.includes(name) && text !== undefined)
  return Object.fromEntries(texts.map(([name, text]) => [name, String(text).slice(0, SHOWN_LENGTH)]))
}

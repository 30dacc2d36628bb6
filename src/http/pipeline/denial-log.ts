import type { BlockList } from 'node:net'
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

/** How many denials of one reason are logged in a span of time, so that a flood of denials does not flood the log. */
const LINES = 5

/** The longest text of a client in the log, in characters. */
const SHOWN_LENGTH = 200

/** Logs why callers were denied, since the answer does not say it: a few lines for each reason and span of time. */
export class DenialLog {
  readonly #options: DenialLogOptions
  /** How many denials there were in this span. */
  #counts = new Map<DenialReason['kind'], number>()

  constructor(options: DenialLogOptions) {
    this.#options = options
  }

  report(exchange: Exchange, reason: DenialReason): void {
    const count = (this.#counts.get(reason.kind) ?? 0) + 1
    this.#counts.set(reason.kind, count)
    if (count > LINES) return
    this.#options.log.warn(this.#factsOf(exchange, reason), `A request was denied: ${describeDenial(reason)}`)
  }

  /** Ends the span, and logs how many denials it left out. */
  endSpan(): void {
    for (const [reason, count] of this.#counts) {
      const leftOut = count - LINES
      if (leftOut <= 0) continue
      this.#options.log.warn({ reason, leftOut }, 'More requests were denied for this reason')
    }
    this.#counts = new Map()
  }

  #factsOf(exchange: Exchange, reason: DenialReason): object {
    const { method, target, sandbox, correlationVector, clientRequestId } = exchange
    return {
      reason: reason.kind,
      peer: this.#peerOf(exchange),
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

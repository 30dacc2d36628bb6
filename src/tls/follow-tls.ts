import { type Repeating, repeat, type Sleep } from '../timing/repeat.ts'
import type { ServerTls } from './server-tls.ts'
import { isValidAt } from './validity.ts'
import { type TlsLog, warnOfEnd } from './warn-of-end.ts'

export interface FollowTlsOptions {
  /** The certificate that is in use. */
  readonly first: ServerTls
  /** Loads the certificate that should be in use now. */
  readonly load: () => Promise<ServerTls>
  /** Takes another certificate into use. */
  readonly use: (tls: ServerTls) => void
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly sleep: Sleep
  readonly log: TlsLog
}

/** A certificate that is kept current until `stop`. */
export interface FollowedTls extends Repeating {
  /** The certificate that is in use. */
  readonly current: () => ServerTls
  /** Loads the certificate now, and logs the outcome in any case; never rejects. */
  reload(): Promise<void>
}

/**
 * The pause between two looks, in milliseconds. The files themselves are read, since no watcher of the file system
 * tells every change: of a link that leads elsewhere, or over the network. A long timer would not do for the renewal:
 * Node's timers end at 2^31 ms, and stand still while the machine sleeps.
 */
const PAUSE_MS = 10_000

/** A certificate that fails for the same reason as before is logged again after this time, in milliseconds. */
const SAME_FAILURE_MS = 24 * 60 * 60_000

const OUT_OF_TIME = 'It has expired, or is not valid yet, and clients would refuse it'

/**
 * Keeps the certificate current while the server runs. A certificate that cannot be used changes nothing, and neither
 * does one that has expired or is not valid yet, as long as the one in use is valid: clients would refuse it. Logs also
 * a certificate that will end soon, from the start on.
 */
export function followTls({ first, load, use, now, sleep, log }: FollowTlsOptions): FollowedTls {
  const warn = warnOfEnd(log)
  let current = first
  let failure = { reason: '', at: 0 }
  let reading: Promise<void> = Promise.resolve()
  const isValid = ({ pair }: ServerTls) => isValidAt(pair.certificate, now())

  async function read(asked: boolean): Promise<void> {
    try {
      const next = await load()
      if (isValid(current) && !isValid(next)) throw new Error(OUT_OF_TIME)
      failure = { reason: '', at: 0 }
      if (!isSame(next, current)) {
        use(next)
        current = next
        log.info({}, 'A new certificate is in use for new connections')
      } else if (asked) log.info({}, 'The certificate was read again, and it is the same')
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      const isTold = failure.reason === reason && Math.abs(now() - failure.at) < SAME_FAILURE_MS
      if (asked || !isTold) {
        failure = { reason, at: now() }
        log.error({ reason }, 'The new certificate cannot be used, and the earlier one stays in use')
      }
    }
    warn(current.pair.certificate, now())
  }
  function readInTurn(asked: boolean): Promise<void> {
    reading = reading.then(() => read(asked))
    return reading
  }

  warn(current.pair.certificate, now())
  return {
    current: () => current,
    reload: () => readInTurn(true),
    ...repeat({ sleep, pauseMs: () => PAUSE_MS, round: () => readInTurn(false) }),
  }
}

function isSame(one: ServerTls, other: ServerTls): boolean {
  return (
    one.pair.certificate === other.pair.certificate &&
    one.pair.privateKey === other.pair.privateKey &&
    one.authority?.certificate === other.authority?.certificate
  )
}

import { systemErrorCode } from '../../../files/describe-system-error.ts'
import { faultReason, sqlState } from '../storage-fault.ts'
import { UnsuitableSession } from './check-session.ts'
import { PasswordMissing } from './find-password.ts'
import type { Target } from './target.ts'

/** The way that new connections take: the target that was last good, or the next one that is to be tried. */
export interface Route {
  current(): Target
  /**
   * Connects by the target that was last good, and then by the other targets.
   *
   * @param connect connects by the current target
   * @throws the error after which no other target can succeed, or an error that names each place that was tried
   */
  connect<T>(connect: () => Promise<T>): Promise<T>
}

/** @param targets in the order in which they are tried; at least one */
export function createRoute(targets: readonly [Target, ...Target[]]): Route {
  let [current] = targets

  return {
    current: () => current,
    async connect(connect) {
      const failures = new Map<Target, unknown>()
      const unreachable = new Set<string>()
      const start = targets.indexOf(current)
      for (const target of [...targets.slice(start), ...targets.slice(0, start)]) {
        if (unreachable.has(target.place)) continue
        current = target
        try {
          return await connect()
        } catch (error) {
          const advice = adviceAfter(error)
          if (advice === 'give up') throw error
          failures.set(target, error)
          if (advice === 'try another place') unreachable.add(target.place)
        }
      }
      ;[current] = targets
      throw combine(failures)
    },
  }
}

/**
 * Where else a connection that failed may succeed, by the rules of libpq
 * (https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-MULTIPLE-HOSTS): another place if the server cannot
 * be reached or does not serve, and the same place with or without TLS if TLS or pg_hba.conf is against it. A wrong
 * password is wrong everywhere, and a pool whose connections are all busy says nothing about a place.
 */
function adviceAfter(error: unknown): 'give up' | 'try another place' | 'try the next target' {
  if (error instanceof PasswordMissing || faultReason(error) === POOL_BUSY) return 'give up'
  if (error instanceof UnsuitableSession) return 'try another place'
  const state = sqlState(error)
  if (state !== undefined) {
    if (state === INVALID_AUTHORIZATION) return 'try the next target'
    return NOT_SERVING.test(state) ? 'try another place' : 'give up'
  }
  const unreachable = UNREACHABLE.test(systemErrorCode(error) ?? '') || /time-?out/i.test(faultReason(error))
  return unreachable ? 'try another place' : 'try the next target'
}

/** The words of pg-pool where no connection became free in time. */
const POOL_BUSY = 'timeout exceeded when trying to connect'
/** No line of pg_hba.conf admits the connection: there may be a line for connections with TLS, or without. */
const INVALID_AUTHORIZATION = '28000'
/** The server starts, stops, or is in recovery. */
const NOT_SERVING = /^57P/
/** Codes of Node for a host that has no address, or does not answer there. */
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT|EACCES|EADDRNOTAVAIL)/

function combine(failures: ReadonlyMap<Target, unknown>): unknown {
  const places = new Set([...failures.keys()].map(({ place }) => place))
  const errors = [...failures].map(([{ place }, error]) =>
    places.size === 1 ? error : new Error(`${place}: ${faultReason(error)}`, { cause: error }),
  )
  const reasons = [...new Set(errors.map(faultReason))]
  return errors.length === 1 ? errors[0] : new AggregateError(errors, reasons.join('; '))
}

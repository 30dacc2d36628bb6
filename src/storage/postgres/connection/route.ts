import { systemErrorCode } from '../../../files/describe-system-error.ts'
import { faultReason, sqlState } from '../storage-fault.ts'
import { UnsuitableSession } from './check-session.ts'
import type { FindAddresses } from './find-addresses.ts'
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

/**
 * @param targets in the order in which they are tried; at least one
 * @param findAddresses the addresses of a host, each of which is tried; the host itself if absent
 */
export function createRoute(
  targets: readonly [Target, ...Target[]],
  findAddresses: FindAddresses = async (host) => [host],
): Route {
  const places = [...new Set(targets.map(({ place }) => place))]
  let [current] = targets
  /** The target by which the last connection was made. */
  let good: Target | undefined

  /** The targets of a place, one address after the other; the target that was good comes first. */
  async function waysTo(place: string): Promise<readonly Target[]> {
    const kinds = targets.filter((target) => target.place === place)
    const hosts = [...new Set(kinds.map(({ host }) => host))]
    const addresses = (await Promise.all(hosts.map(findAddresses))).flat()
    const all = addresses.flatMap((host) => kinds.map((kind) => ({ ...kind, host })))
    const first = all.findIndex(({ host, ssl }) => host === good?.host && ssl === good.ssl)
    return rotate(all, first)
  }

  return {
    current: () => current,
    async connect(connect) {
      const failures: Failure[] = []
      for (const place of rotate(places, places.indexOf(good?.place ?? ''))) {
        const unreachable = new Set<string>()
        for (const target of await waysTo(place)) {
          if (unreachable.has(target.host)) continue
          current = target
          try {
            const connection = await connect()
            good = target
            return connection
          } catch (error) {
            const advice = adviceAfter(error)
            if (advice === 'give up') throw error
            failures.push({ target, error })
            if (advice === 'try another place') unreachable.add(target.host)
          }
        }
      }
      throw combine(failures)
    },
  }
}

/** A way by which there was no connection, and why. */
interface Failure {
  readonly target: Target
  readonly error: unknown
}

/** The items from the one at the index on, and then the items before it; as they are where there is none. */
function rotate<T>(items: readonly T[], index: number): readonly T[] {
  return index <= 0 ? items : [...items.slice(index), ...items.slice(0, index)]
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

/** The words of pg where a server answers that it has no TLS. */
const NO_TLS = 'The server does not support SSL connections'
/** The words of pg-pool where no connection became free in time. */
const POOL_BUSY = 'timeout exceeded when trying to connect'
/** No line of pg_hba.conf admits the connection: there may be a line for connections with TLS, or without. */
const INVALID_AUTHORIZATION = '28000'
/** The server starts, stops, or is in recovery. */
const NOT_SERVING = /^57P/
/** Codes of Node for a host that has no address, or does not answer there. */
const UNREACHABLE = /^(ECONNREFUSED|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|ENOENT|EACCES|EADDRNOTAVAIL)/

function combine(all: readonly Failure[]): unknown {
  // That a server has no TLS is no reason where the connection was tried without.
  const others = all.filter(({ error }) => faultReason(error) !== NO_TLS)
  const failures = others.length === 0 ? all : others
  const places = new Set(failures.map(({ target }) => nameOf(target)))
  const errors = failures.map(({ target, error }) =>
    places.size === 1 ? error : new Error(`${nameOf(target)}: ${faultReason(error)}`, { cause: error }),
  )
  const reasons = [...new Set(errors.map(faultReason))]
  return errors.length === 1 ? errors[0] : new AggregateError(errors, reasons.join('; '))

  /** The place, with its address where it has several. */
  function nameOf({ place, host }: Target): string {
    const hosts = new Set(
      failures.filter(({ target }) => target.place === place).map(({ target }) => target.host),
    )
    return hosts.size > 1 ? `${place} (${host})` : place
  }
}

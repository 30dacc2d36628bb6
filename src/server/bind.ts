import type { Server } from 'node:net'
import { describeSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/** A server and the address or name that it is to listen on. */
export interface Binding {
  readonly server: Server
  readonly host: string
}

interface Failure extends Binding {
  readonly error: unknown
  readonly port: number
}

/** The most free ports that are tried, until one is free on every address. */
const ATTEMPTS = 100

/**
 * Starts to listen with each server on one and the same port, and resolves to the port: a free port where `port` is 0.
 * A server after the first is left out where the machine has no such address.
 * @param flag the option that sets the port, for the message
 * @throws {UsageError} if a server cannot listen on the port or the address
 */
export async function bind(bindings: readonly Binding[], port: number, flag: string): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const outcome = await bindAll(bindings, port)
    if (typeof outcome === 'number') return outcome
    const mayTryAgain = port === 0 && systemErrorCode(outcome.error) === 'EADDRINUSE'
    if (!mayTryAgain || attempt === ATTEMPTS) throw new UsageError(describe(outcome, flag))
  }
}

/** The port; or why the servers cannot listen, and then none of them does. */
async function bindAll(bindings: readonly Binding[], port: number): Promise<number | Failure> {
  const bound: Server[] = []
  let chosen = port
  for (const { server, host } of bindings) {
    try {
      chosen = await listenOn(server, host, chosen)
      bound.push(server)
    } catch (error) {
      if (bound.length > 0 && isMissing(error)) continue
      await Promise.all(bound.map((each) => new Promise((resolve) => each.close(resolve))))
      return { server, host, error, port: chosen }
    }
  }
  return chosen
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const onListening = () => {
      server.off('error', onError)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    }
    const onError = (error: Error) => {
      server.off('listening', onListening)
      reject(error)
    }
    server.once('error', onError).listen({ host, port }, onListening)
  })
}

function isMissing(error: unknown): boolean {
  return ['EADDRNOTAVAIL', 'EAFNOSUPPORT'].includes(systemErrorCode(error) ?? '')
}

function describe({ error, host, port }: Failure, flag: string): string {
  switch (systemErrorCode(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is in use on ${host}: stop what uses it, or give another with ${flag} (0 picks a free one)`
    case 'EACCES':
      return `Port ${port} is not allowed to this user: give one from 1024 on with ${flag} (0 picks a free one)`
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return `${host} is no address of this machine: give one that is with --host, or localhost`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${host} was not found: give an address with --host, or localhost`
    default:
      return `Cannot listen on port ${port} of ${host}: ${describeSystemError(error)}; see --host and ${flag}`
  }
}

import type { Server } from 'node:http'
import { describeSystemError, systemErrorCode } from '../files/describe-system-error.ts'
import { UsageError } from '../usage-error.ts'

/**
 * Starts to listen, and resolves to the port: a free port where `port` is 0.
 * @param flag the option that sets the port, for the message
 * @throws {UsageError} if the server cannot listen on the port or the address
 */
export function bind(server: Server, host: string, port: number, flag: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error) => reject(new UsageError(describe(error, host, port, flag)))
    server.once('error', refuse)
    server.listen({ host, port }, () => {
      server.off('error', refuse)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

function describe(error: Error, host: string, port: number, flag: string): string {
  switch (systemErrorCode(error)) {
    case 'EADDRINUSE':
      return `Port ${port} is in use on ${host}: stop what uses it, or give another with ${flag} (0 picks a free one)`
    case 'EACCES':
      return `Port ${port} is not allowed to this user: give one from 1024 on with ${flag} (0 picks a free one)`
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
      return `${host} is no address of this machine: give one that is with --host, or 127.0.0.1`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The name ${host} was not found: give an address with --host, such as 127.0.0.1`
    default:
      return `Cannot listen on port ${port} of ${host}: ${describeSystemError(error)}; see --host and ${flag}`
  }
}

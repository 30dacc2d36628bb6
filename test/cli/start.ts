import { expect, onTestFinished } from 'vitest'
import { type Server, type ServerOptions, startServer } from '../support/server.ts'

/** Starts a server until the test ends, and waits for its banner. */
export async function start(options?: ServerOptions): Promise<Server> {
  const server = await startServer(options)
  onTestFinished(() => server.kill())
  // A server that is stopped before the banner shows none.
  await expect.poll(server.stdout, { timeout: 10_000 }).toContain('\nDocumentation: ')
  return server
}

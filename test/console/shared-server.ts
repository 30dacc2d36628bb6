import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { type Server, type ServerOptions, startServer } from '../support/server.ts'

/**
 * One server with controls for all tests of a file, which is quicker than one for each. It is reset after each test, which
 * keeps resources and their keys; a test that kills its server starts one of its own.
 *
 * @returns the server, to be called within a test
 */
export function sharedServer(options: ServerOptions = {}): () => Server {
  let server: Server | undefined
  const started = () => {
    if (server === undefined) throw new Error('The server is not started before the first test')
    return server
  }
  beforeAll(async () => {
    server = await startServer(options)
  })
  afterEach(async () => {
    const headers = { 'content-type': 'application/json' }
    const { status } = await fetch(`${started().http}/_holdline/reset`, { method: 'POST', headers })
    expect(status).toBe(204)
  })
  afterAll(() => server?.kill())
  return started
}

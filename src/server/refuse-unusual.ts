import type { Server } from 'node:http'
import { type Refusal, refuse, refuseOnSocket } from './refusal.ts'

const EXPECTATION_FAILED: Refusal = {
  status: 417,
  code: 'ExpectationFailed',
  message: 'The request expects what this server does not do; it knows 100-continue only.',
}

const NO_TUNNEL: Refusal = {
  status: 405,
  code: 'MethodNotAllowed',
  message: 'The request method CONNECT is not taken.',
  headers: { Allow: 'GET, POST, PATCH, DELETE' },
}

/**
 * Refuses in the API's form the requests that Node answers without a body, or not at all:
 * https://nodejs.org/api/http.html
 */
export function refuseUnusual(server: Server): void {
  server.on('checkExpectation', (_request, response) => refuse(response, EXPECTATION_FAILED))
  server.on('connect', (_request, socket) => {
    // Node no longer handles the errors of this connection.
    socket.on('error', () => socket.destroy())
    refuseOnSocket(socket, NO_TUNNEL)
  })
}

import type { Server } from 'node:http'
import { connectRefused, expectationFailed } from '../http/errors/server-errors.ts'
import { refuse, refuseOnSocket } from './refusal.ts'
import type { Turns } from './turns.ts'

/**
 * Refuses in the API's form the requests that Node answers without a body, or not at all:
 * https://nodejs.org/api/http.html
 */
export function refuseUnusual(server: Server, turns: Turns): void {
  server.on('checkExpectation', (_request, response) => refuse(response, expectationFailed))
  server.on('connect', (_request, socket) => {
    // Node has let go of this connection, so nobody else listens to its errors.
    socket.on('error', () => socket.destroy())
    turns.endAfterAnswers(socket, () => refuseOnSocket(socket, connectRefused))
  })
}

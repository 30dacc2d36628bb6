import type { Server } from 'node:http'
import { connectRefused, expectationFailed } from '../http/errors/server-errors.ts'
import { refuse, refuseOnSocket } from './refusal.ts'
import type { Turns } from './turns.ts'

/**
 * Refuses, in the API's form, requests with an unknown `Expect` and CONNECT requests. Node alone would answer the first
 * without a body, and the second not at all: https://nodejs.org/api/http.html
 */
export function refuseUnusual(server: Server, turns: Turns): void {
  server.on(
    'checkExpectation',
    turns.give((_request, response) => refuse(response, expectationFailed)),
  )
  server.on('connect', (_request, socket) => {
    // Node has removed its own listener for errors of this connection.
    socket.on('error', () => socket.destroy())
    turns.endAfterAnswers(socket, () => refuseOnSocket(socket, connectRefused))
  })
}

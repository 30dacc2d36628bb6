import type { Socket } from 'node:net'

/** Ends a connection at once, without an answer: with a reset where it is bare TCP, and else with a close. */
export function dropConnection(socket: Socket): void {
  // Node resets neither an encrypted connection nor a Unix socket.
  const isBareTcp = !('encrypted' in socket) && socket.remoteFamily !== undefined
  if (isBareTcp) socket.resetAndDestroy()
  else socket.destroy()
}

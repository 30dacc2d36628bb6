import type { Socket } from 'node:net'
import type { Feed } from './feed-parser.ts'
import type { ServerLimits } from './server-limits.ts'

/** The limits of a connection that has its last answer. */
export type LingerLimits = Pick<ServerLimits, 'unreadBytes' | 'unreadSilenceMs' | 'unreadMs'>

/**
 * Ends a connection whose client is still sending, so that the client gets the answer that was written last. A
 * connection that is closed with unread bytes is reset, and the reset may overtake the answer: the client would see
 * only `ECONNRESET` or `EPIPE` (https://www.rfc-editor.org/rfc/rfc9112#section-9.6). So the server ends its own side
 * first, drops a bounded number of bytes, and closes when the client has ended its side, is silent, or takes too long.
 */
export function linger(socket: Socket, feed: Feed, limits: LingerLimits): void {
  if (socket.destroyed || feed.isDropping()) return
  feed.drop(limits.unreadBytes)
  // The client may be slow in reading the answer, so its silence counts after that. Beyond `unreadBytes` nothing is read,
  // and that is silence too.
  socket.end(() => socket.setTimeout(limits.unreadSilenceMs, () => socket.destroy()))
  const limit = setTimeout(() => socket.destroy(), limits.unreadMs)
  socket.once('end', () => socket.destroy())
  socket.once('close', () => clearTimeout(limit))
}

import type { Server, Socket } from 'node:net'

/** The open connections of several servers together, up to a limit. */
export class Connections {
  readonly #open = new Set<Socket>()
  readonly #limit: number

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Counts the server's connections from the moment they are accepted, before any TLS handshake. */
  watch(server: Server): void {
    server.on('connection', (socket) => {
      if (this.#open.size >= this.#limit) {
        // An answer, and the TLS handshake before it, would cost the work that the limit saves.
        socket.destroy()
        return
      }
      this.#open.add(socket)
      socket.once('close', () => this.#open.delete(socket))
    })
  }

  /** Also closes connections in a TLS handshake, which an HTTPS server does not close by itself. */
  closeAll(): void {
    for (const socket of this.#open) socket.destroy()
  }
}

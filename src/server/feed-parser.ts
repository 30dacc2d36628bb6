import type { Socket } from 'node:net'

/** The most bytes that the HTTP parser gets at a time: up to 150 of the shortest requests. */
const SLICE_BYTES = 4 * 1024

/** Controls the reading of a connection. */
export interface Feed {
  /** Stops reading until `goOn`. Bytes that were received already wait. */
  hold(): void
  goOn(): void
  /** Stops reading for good. */
  stop(): void
}

/**
 * Puts back-pressure between a connection of an HTTP server and the server's parser. The parser would take all bytes of
 * a read at once, up to 64 KiB: more than a thousand requests, each of which takes memory until it is answered. So the
 * parser is given less at a time, and nothing while the connection is held.
 *
 * Call this function after the server has attached its own listener (https://nodejs.org/api/http.html#event-connection).
 */
export function feedParser(socket: Socket): Feed {
  const parse = socket.listeners('data')
  const [pause, resume] = [socket.pause.bind(socket), socket.resume.bind(socket)]
  let received: Buffer[] = []
  let held = false
  /** Whether the server itself has paused the connection, for a client or a handler that does not read. */
  let paused = false
  let giving = false

  function give(): void {
    if (giving) return
    giving = true
    while (!held && !paused) {
      const [chunk, ...later] = received
      if (chunk === undefined) break
      received = chunk.length > SLICE_BYTES ? [chunk.subarray(SLICE_BYTES), ...later] : later
      for (const listener of parse) listener.call(socket, chunk.subarray(0, SLICE_BYTES))
    }
    giving = false
    if (held || paused) pause()
    else if (socket.isPaused()) resume()
  }

  socket.removeAllListeners('data')
  socket.on('data', (chunk: Buffer) => {
    received.push(chunk)
    give()
  })
  socket.pause = () => {
    paused = true
    return pause()
  }
  socket.resume = () => {
    paused = false
    give()
    return socket
  }
  return {
    hold() {
      held = true
      pause()
    },
    goOn() {
      if (!held) return
      held = false
      give()
    },
    stop() {
      held = true
      received = []
      pause()
    },
  }
}

import type { Socket } from 'node:net'

/** The most bytes that the HTTP parser gets at a time: up to 150 of the shortest requests. */
const SLICE_BYTES = 4 * 1024

/** Controls the reading of a connection. */
export interface Feed {
  /** Stops reading until `goOn`. Bytes that were received already wait. */
  hold(): void
  goOn(): void
  /** Gives the parser nothing more, and stops reading. */
  stop(): void
  /** Gives the parser nothing more: reads so many bytes, drops them, and then stops reading. */
  drop(bytes: number): void
  isDropping(): boolean
  /** Whether received bytes wait. */
  hasMore(): boolean
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
  /** How many more bytes are read and dropped; `undefined` while the parser gets them. */
  let dropping: number | undefined

  function give(): void {
    if (giving || dropping !== undefined) return
    giving = true
    while (!held && !paused) {
      const chunk = received.shift()
      if (chunk === undefined) break
      const isLong = chunk.length > SLICE_BYTES
      if (isLong) received.unshift(chunk.subarray(SLICE_BYTES))
      for (const listener of parse) listener.call(socket, isLong ? chunk.subarray(0, SLICE_BYTES) : chunk)
    }
    giving = false
    if (held || paused) pause()
    else if (socket.isPaused()) resume()
  }

  socket.removeAllListeners('data')
  socket.on('data', (chunk: Buffer) => {
    if (dropping !== undefined) {
      dropping -= chunk.length
      if (dropping <= 0) pause()
      return
    }
    received.push(chunk)
    give()
  })
  socket.pause = () => {
    paused = true
    // The server pauses the connection of an answer that is not read, and may never resume it.
    return dropping === undefined ? pause() : socket
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
    drop(bytes) {
      received = []
      dropping = bytes
      resume()
    },
    isDropping: () => dropping !== undefined,
    hasMore: () => received.length > 0,
  }
}

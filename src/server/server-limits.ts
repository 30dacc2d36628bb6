/** The limits of one server process, beyond which it refuses a client. Durations are in milliseconds. */
export interface ServerLimits {
  /** Connections open at a time, HTTP and HTTPS together; beyond them the longest idle one is closed for a new one. */
  readonly connections: number
  /** The request line and headers, in bytes; 431 beyond. */
  readonly headerBytes: number
  /** Headers in a request; 431 beyond. */
  readonly headers: number
  /** The request target, in bytes; 414 beyond. */
  readonly targetBytes: number
  /** From the first byte of a request, or the start of a connection, to the end of the headers; 408 beyond. */
  readonly headersTimeoutMs: number
  /** From the first byte of a request to the last of its body; 408 beyond. */
  readonly requestTimeoutMs: number
  /** Silence in both directions before an answer is complete; the connection is closed then. */
  readonly silenceTimeoutMs: number
  /** From an answer to the next request on the connection; the connection is closed then. */
  readonly keepAliveTimeoutMs: number
  /** Requests that a connection serves; the answer to the last request says that the connection closes. */
  readonly requestsPerConnection: number
  /** Requests of a connection that are under way at a time; meanwhile the connection is not read. */
  readonly requestsAtOnce: number
  /** Bytes that are read and dropped after the last answer of a connection, so that its client reads the answer. */
  readonly unreadBytes: number
  /** Silence of a client after the last answer of its connection, while it has not ended its side; closed then. */
  readonly unreadSilenceMs: number
  /** From the last answer of a connection to its close, if the client neither ends its side nor is silent. */
  readonly unreadMs: number
  /** From the stop of the server to the end of the requests in flight, which are cut off then. */
  readonly stopTimeoutMs: number
  /** From the stop of the server, for requests that clients have already sent; each is answered, then its connection ends. */
  readonly lingerMs: number
}

export const DEFAULT_LIMITS: ServerLimits = {
  // An idle HTTP connection takes 14 KiB, so all of them 140 MB, and one file descriptor of the process.
  connections: 10_000,
  // Node's default, https://nodejs.org/api/http.html#httpmaxheadersize. NODE_OPTIONS could change the default.
  headerBytes: 16 * 1024,
  // Apache's default, https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfields. The official clients send 10.
  headers: 100,
  // More than the 8,000 bytes that every server should take, https://www.rfc-editor.org/rfc/rfc9110#section-4.1-5, and
  // less than the headers: the log repeats the target.
  targetBytes: 8 * 1024,
  // The default of Apache's mod_reqtimeout, https://httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html.
  headersTimeoutMs: 20_000,
  // Enough for the largest body of a client, a SIP configuration of 4 MiB, at 560 kbit/s, and for the largest one of an
  // operator, a file of 16 MiB, at 2.2 Mbit/s.
  requestTimeoutMs: 60_000,
  silenceTimeoutMs: 60_000,
  // Longer than load balancers keep a connection (60 s). So the balancer closes it, and no request crosses the close.
  keepAliveTimeoutMs: 72_000,
  // A new connection after so many requests costs next to nothing, and moves clients to new processes and certificates.
  requestsPerConnection: 10_000,
  // Most clients send the next request after an answer; a few requests at once serve a client that pipelines.
  requestsAtOnce: 4,
  // The largest body of most operations. The client of a larger body sees the answer if it reads while it writes.
  unreadBytes: 1024 * 1024,
  // As Apache's SECONDS_TO_LINGER and MAX_SECS_TO_LINGER,
  // https://github.com/apache/httpd/blob/2.4.62/server/connection.c; nginx has 5 s and 30 s.
  unreadSilenceMs: 2_000,
  unreadMs: 30_000,
  // Less than the ten seconds that a whole stop may take: the store is closed after the connections.
  stopTimeoutMs: 8_000,
  lingerMs: 100,
}

/** The limits of one server process, beyond which it refuses a client. Durations are in milliseconds. */
export interface ServerLimits {
  /** Connections open at a time, HTTP and HTTPS together; one more is closed without an answer. */
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
  /** Without a byte in either direction before an answer is complete; the connection is closed then. */
  readonly silenceTimeoutMs: number
  /** For the next request on a connection; the connection is closed then. */
  readonly keepAliveTimeoutMs: number
  /** Requests that a connection serves; the last one's answer says that the connection closes. */
  readonly requestsPerConnection: number
  /** Requests of a connection that are under way at a time; meanwhile nothing more is read from it. */
  readonly requestsAtOnce: number
  /** For requests in flight when the server stops; they are cut off then. */
  readonly stopTimeoutMs: number
  /** For requests on their way when the server stops; each is answered, and its connection closed. */
  readonly lingerMs: number
}

export const DEFAULT_LIMITS: ServerLimits = {
  // Idle ones over HTTP take 14 KiB each, so 140 MB; each also needs one of the process's open files.
  connections: 10_000,
  // Node's own, https://nodejs.org/api/http.html#httpmaxheadersize, which an environment variable could change.
  headerBytes: 16 * 1024,
  // As Apache, https://httpd.apache.org/docs/2.4/mod/core.html#limitrequestfields. The official clients send 10.
  headers: 100,
  // More than the 8,000 bytes that every server should take, https://www.rfc-editor.org/rfc/rfc9110#section-4.1-5, and
  // less than the headers: the log repeats the target.
  targetBytes: 8 * 1024,
  // As Apache's mod_reqtimeout, https://httpd.apache.org/docs/2.4/mod/mod_reqtimeout.html.
  headersTimeoutMs: 20_000,
  // The largest body, 1 MiB, at 140 kbit/s.
  requestTimeoutMs: 60_000,
  silenceTimeoutMs: 60_000,
  // Longer than load balancers keep a connection (60 s): then the balancer closes it, and no request crosses the close.
  keepAliveTimeoutMs: 72_000,
  // So rare that it costs nothing, and still moves clients to new processes and certificates.
  requestsPerConnection: 10_000,
  // Clients send a request after the answer to the one before; a few more keep a client busy that pipelines.
  requestsAtOnce: 4,
  // Less than the ten seconds that a whole stop may take: the store is closed after it.
  stopTimeoutMs: 8_000,
  lingerMs: 100,
}

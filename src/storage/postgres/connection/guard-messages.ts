import type pg from 'pg'

/** What the reader of the messages needs of a stream. */
interface Source {
  on(event: string, listener: (...parameters: unknown[]) => void): unknown
}

declare module 'pg' {
  interface Connection {
    /** Reads the messages of the server; it is called again when the connection has changed to TLS. */
    attachListeners(stream: Source): void
  }
}

/**
 * Names of the requests for an authentication that `pg` does not know
 * (https://www.postgresql.org/docs/current/protocol-message-formats.html#PROTOCOL-MESSAGE-FORMATS-AUTHENTICATIONKERBEROSV5).
 */
const AUTHENTICATIONS: Readonly<Record<string, string>> = { 2: 'Kerberos V5', 7: 'GSSAPI', 9: 'SSPI' }

/**
 * Ends the connection at a message that `pg` cannot read: `pg` throws out of the listener of its socket, which would end
 * the process. It has to be called before the client connects.
 */
export function guardMessages({ connection }: pg.Client): void {
  const attach = connection.attachListeners.bind(connection)
  connection.attachListeners = (stream) =>
    attach({
      on: (event, listener) =>
        stream.on(event, (...parameters) => {
          try {
            listener(...parameters)
          } catch (error) {
            connection.stream.destroy(unreadable(error))
          }
        }),
    })
}

function unreadable(error: unknown): Error {
  const message = error instanceof Error ? error.message : String(error)
  const [, request] = /^Unknown authenticationOk message type (\d+)$/.exec(message) ?? []
  if (request === undefined) return new Error(`the server sent a message that cannot be read: ${message}`)
  const name = AUTHENTICATIONS[request] ?? `number ${request}`
  return new Error(
    `it wants an authentication that Holdline lacks (${name}): let pg_hba.conf ask for scram-sha-256 there`,
  )
}

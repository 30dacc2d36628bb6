import type pg from 'pg'

const BOUND = 'SCRAM-SHA-256-PLUS'
/** The requests of PostgreSQL for a proof that is not bound to the TLS of the connection. */
const UNBOUND = ['authenticationCleartextPassword', 'authenticationMD5Password']

/**
 * Ends a connection whose authentication is not bound to its TLS, before a password is sent. It has to be called before
 * the client connects, so that it hears the server first.
 */
export function requireChannelBinding({ connection }: pg.Client): void {
  let bound = false
  const refuse = () => {
    // The server may say in the same packet that it is ready, before the error is heard.
    connection.removeAllListeners('readyForQuery')
    connection.stream.destroy(
      new Error('channel_binding is require, and the server asks for an authentication without it'),
    )
  }
  for (const request of UNBOUND) connection.on(request, refuse)
  connection.on('authenticationSASL', ({ mechanisms }: { mechanisms: readonly string[] }) => {
    bound = mechanisms.includes(BOUND)
    if (!bound) refuse()
  })
  connection.on('authenticationOk', () => {
    if (!bound) refuse()
  })
}

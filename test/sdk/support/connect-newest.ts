import { PhoneNumbersClient } from '@azure/communication-phone-numbers'
import { type Address, ANY_TOKEN, type Connection, connectionStringOf } from './connection.ts'

/** The official client 1.5.0, with its own api-version unless it is pinned to another. */
export function connectNewest(
  server: Address,
  connection: Connection = 'a key over HTTPS',
  pinned: { readonly apiVersion?: string } = {},
): PhoneNumbersClient {
  const options = {
    ...pinned,
    tlsOptions: { ca: server.ca },
    allowInsecureConnection: connection === 'a key over HTTP',
  }
  return connection === 'a token over HTTPS'
    ? new PhoneNumbersClient(server.https, server.credential ?? ANY_TOKEN, options)
    : new PhoneNumbersClient(connectionStringOf(server, connection), options)
}

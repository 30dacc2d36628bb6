import { globalAgent } from 'node:https'
import { PhoneNumbersClient } from 'azure-communication-phone-numbers-1.0.0'
import { type Address, ANY_TOKEN, type Connection, connectionStringOf } from './connection.ts'

/** The official client 1.0.0. */
export function connectFirst(
  server: Address,
  connection: Connection = 'a key over HTTPS',
): PhoneNumbersClient {
  // This client takes a certificate only from the environment of its process, or from Node's global agent, which it
  // uses if connections are not kept.
  globalAgent.options.ca = server.ca
  const options = { keepAliveOptions: { enable: false } }
  return connection === 'a token over HTTPS'
    ? new PhoneNumbersClient(server.https, server.credential ?? ANY_TOKEN, options)
    : new PhoneNumbersClient(connectionStringOf(server, connection), options)
}

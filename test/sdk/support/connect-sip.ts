import { SipRoutingClient } from '@azure/communication-phone-numbers'
import { type Address, ANY_TOKEN, type Connection, connectionStringOf } from './connection.ts'

/** The client for SIP routing of the official package 1.5.0. */
export function connectSip(server: Address, connection: Connection = 'a key over HTTPS'): SipRoutingClient {
  const options = {
    tlsOptions: { ca: server.ca },
    allowInsecureConnection: connection === 'a key over HTTP',
  }
  return connection === 'a token over HTTPS'
    ? new SipRoutingClient(server.https, server.credential ?? ANY_TOKEN, options)
    : new SipRoutingClient(connectionStringOf(server, connection), options)
}

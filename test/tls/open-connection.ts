import { once } from 'node:events'
import { connect } from 'node:tls'

/** A connection of a client that trusts only `ca` and calls the server by this name. */
export interface OpenConnection {
  /** The serial number of the server's certificate. */
  readonly serial: string
  /** Asks for the server's health, and resolves to the beginning of the answer. */
  ask(): Promise<string>
  close(): void
}

/** @throws an error whose message begins with the code of the failure, if the client does not trust the server */
export async function openConnection(port: number, ca: string, servername: string): Promise<OpenConnection> {
  const socket = connect({ port, host: '127.0.0.1', ca, servername })
  await once(socket, 'secureConnect').catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${error.code} ${error.message}`)
  })
  return {
    serial: socket.getPeerCertificate().serialNumber,
    async ask() {
      socket.write('GET /_holdline/health HTTP/1.1\r\nHost: localhost\r\n\r\n')
      const [data]: unknown[] = await once(socket, 'data')
      return String(data)
    },
    close: () => void socket.destroy(),
  }
}

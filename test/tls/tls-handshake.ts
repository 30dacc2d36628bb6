import type { AddressInfo } from 'node:net'
import { checkServerIdentity, connect, createServer } from 'node:tls'
import type { CertificatePair } from '../../src/tls/certificate-pair.ts'

/** The outcome of a TLS client that trusts only `ca` and calls a server with this certificate by `name`. */
export async function tlsHandshake(pair: CertificatePair, ca: string, name: string): Promise<string> {
  const server = createServer({ cert: pair.certificate, key: pair.privateKey }, (socket) => socket.end())
  server.on('tlsClientError', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  try {
    return await new Promise<string>((resolve) => {
      const socket = connect({
        port,
        host: '127.0.0.1',
        ca,
        servername: '',
        checkServerIdentity: (_, certificate) => checkServerIdentity(name, certificate),
      })
      socket.once('secureConnect', () => resolve('trusted'))
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(`${error.code} ${error.message}`))
    })
  } finally {
    server.close()
  }
}

import type { RequestListener } from 'node:http'
import { onTestFinished } from 'vitest'
import { listen } from '../../src/server/listen.ts'
import type { ServerLimits } from '../../src/server/server-limits.ts'
import { makeAuthority } from '../../src/tls/make-authority.ts'
import { makeLeaf } from '../../src/tls/make-leaf.ts'

export const authority = await makeAuthority(Date.now())
export const tls = { pair: await makeLeaf(authority, ['localhost'], Date.now()) }

/** Listens on free ports of loopback until the test ends. */
export async function start(
  limits: Partial<ServerLimits>,
  listener: RequestListener = (_, response) => response.end('hello'),
): Promise<{ httpPort: number; httpsPort: number; stop: () => Promise<void> }> {
  const listening = await listen({ listener, host: '127.0.0.1', httpPort: 0, httpsPort: 0, tls, limits })
  onTestFinished(() => listening.stop())
  const { httpPort, httpsPort, stop } = listening
  if (httpPort === undefined || httpsPort === undefined) throw new Error('A port is missing')
  return { httpPort, httpsPort, stop }
}

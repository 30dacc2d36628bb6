import type { Agent } from 'node:http'
import { isLoopbackName } from '../net/is-loopback-name.ts'
import { UsageError } from '../usage-error.ts'

/**
 * The agent that sends requests to this address through the proxy that the environment of the process names, in
 * `HTTPS_PROXY`, `HTTP_PROXY` or `ALL_PROXY`, unless `NO_PROXY` names the address; `undefined` for no proxy. Node 20
 * reads none of these variables by itself. This machine is never asked through a proxy.
 *
 * @throws {UsageError} if the proxy is none that can be used; the message does not have its address, which may hold a
 *   password
 */
export async function proxyAgent({ hostname, protocol, href }: URL): Promise<Agent | undefined> {
  if (isLoopbackName(hostname)) return undefined
  // Loaded only here: a comparison of two local servers does without.
  const { getProxyForUrl } = await import('proxy-from-env')
  const proxy = getProxyForUrl(href)
  if (proxy === '') return undefined
  if (!/^https?:$/.test(URL.canParse(proxy) ? new URL(proxy).protocol : '')) {
    throw new UsageError(
      `The environment names a proxy for ${protocol}//${hostname} that cannot be used: give an address such as ` +
        'http://proxy.example:3128 in HTTPS_PROXY, or name the host in NO_PROXY',
    )
  }
  if (protocol === 'https:') {
    const { HttpsProxyAgent } = await import('https-proxy-agent')
    return new HttpsProxyAgent(proxy)
  }
  const { HttpProxyAgent } = await import('http-proxy-agent')
  return new HttpProxyAgent(proxy)
}

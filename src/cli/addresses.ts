import type { Config } from '../config/config.ts'

/** Where clients find the server. */
export interface Addresses {
  /** `http://127.0.0.1:8080` */
  readonly http: string
  /** `https://localhost:8443` */
  readonly https: string
}

/** The addresses by the ports that the server got and, where others can reach it, by its first host name. */
export function addresses(
  { loopback, resources }: Pick<Config, 'loopback' | 'resources'>,
  { host, httpPort, httpsPort }: { host: string; httpPort: number; httpsPort: number },
): Addresses {
  const written = host.includes(':') ? `[${host}]` : host
  const name = loopback ? written : (resources[0].hosts[0] ?? written)
  // The name is what people and documentation use, and the certificate carries it.
  const httpsName = name === '127.0.0.1' ? 'localhost' : name
  return { http: `http://${name}:${httpPort}`, https: `https://${httpsName}:${httpsPort}` }
}

/** What the official clients take: https://learn.microsoft.com/en-us/azure/communication-services/quickstarts/create-communication-resource */
export function connectionString({ https }: Addresses, accessKey: string): string {
  return `endpoint=${https}/;accesskey=${accessKey}`
}

/** The URLs at which clients reach the server. */
export interface Addresses {
  /** `http://127.0.0.1:8080`; `null` where HTTP is off. */
  readonly http: string | null
  /** `https://localhost:8443`; `null` where HTTPS is off. */
  readonly https: string | null
}

export interface Endpoint {
  /** The address or name that the server listens on. */
  readonly host: string
  /** The name that clients on other machines use, if the server has one. */
  readonly publicName?: string | undefined
  /** `undefined` where HTTP is off. */
  readonly httpPort: number | undefined
  /** `undefined` where HTTPS is off. */
  readonly httpsPort: number | undefined
}

/** The URLs of a server that listens on these ports, without a slash at the end. */
export function addresses({ host, publicName, httpPort, httpsPort }: Endpoint): Addresses {
  const name = publicName ?? (host.includes(':') ? `[${host}]` : host)
  // The documentation shows these two names. Both reach a server on `localhost`, and the local certificate has both.
  const isDefault = name === 'localhost' || name === '127.0.0.1'
  return {
    http: httpPort === undefined ? null : `http://${isDefault ? '127.0.0.1' : name}:${httpPort}`,
    https: httpsPort === undefined ? null : `https://${isDefault ? 'localhost' : name}:${httpsPort}`,
  }
}

import type { ClientOptions } from './holdline.ts'
import { processAuthority } from './process-authority.ts'

let trust: ClientOptions | undefined

/**
 * The options with which clients trust the servers of this process, and reach an inventory below this path.
 * @param path `/_holdline/sandboxes/one`; `/` for the main inventory
 */
export function clientOptions(path: string): ClientOptions {
  // The SDK keeps an agent, with its connections, for each object `tlsOptions`.
  trust ??= { allowInsecureConnection: true, tlsOptions: { ca: processAuthority().certificate } }
  return path === '/'
    ? { ...trust }
    : { ...trust, additionalPolicies: [{ policy: below(path), position: 'perCall' }] }
}

/** Puts the path before the path of each request. The SDK's constructors refuse an endpoint with a path. */
function below(path: string): NonNullable<ClientOptions['additionalPolicies']>[number]['policy'] {
  return {
    name: 'holdlineSandbox',
    sendRequest(request, next) {
      const url = new URL(request.url)
      // The links that answers have may be whole already.
      if (!url.pathname.startsWith(`${path}/`)) url.pathname = path + url.pathname
      request.url = url.href
      return next(request)
    },
  }
}

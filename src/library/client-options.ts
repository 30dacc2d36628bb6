import type { ClientOptions } from './holdline.ts'
import { processAuthority } from './process-authority.ts'

let trust: Omit<ClientOptions, 'userAgentOptions'> | undefined

/**
 * The options with which clients trust the servers of this process.
 *
 * @param sandbox the name that requests tell, so that the server need not look for the sandbox of their key
 */
export function clientOptions(sandbox: string | undefined): ClientOptions {
  // The SDK keeps an agent, with its connections, for each object `tlsOptions`.
  trust ??= { allowInsecureConnection: true, tlsOptions: { ca: processAuthority().certificate } }
  return { ...trust, ...(sandbox !== undefined && { userAgentOptions: { userAgentPrefix: sandbox } }) }
}

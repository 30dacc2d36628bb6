import type { ClientOptions } from './holdline.ts'
import { processAuthority } from './process-authority.ts'

let trust: ClientOptions | undefined

/** The options with which clients trust the servers of this process. */
export function clientOptions(): ClientOptions {
  // The SDK keeps an agent, with its connections, for each object `tlsOptions`.
  trust ??= { allowInsecureConnection: true, tlsOptions: { ca: processAuthority().certificate } }
  return { ...trust }
}

import type { ClientOptions } from './holdline.ts'
import { processAuthority } from './process-authority.ts'

let made: ClientOptions | undefined

/** The options with which clients trust the servers of this process. One object for all: the SDK keeps an agent by object. */
export function clientOptions(): ClientOptions {
  made ??= { allowInsecureConnection: true, tlsOptions: { ca: processAuthority().certificate } }
  return { ...made }
}

import type { ForeignSign } from '../auth/denial.ts'
import type { ApiError } from './api-error.ts'
import { denied } from './errors.ts'

const CURES: Readonly<Record<ForeignSign, string>> = {
  host: 'needs a loopback name in Host, such as 127.0.0.1 or localhost',
  site: 'must not come from a web page of another origin, as Sec-Fetch-Site says',
  origin: "must have no Origin header but the server's own",
  contentType: 'needs the header Content-Type: application/json, also without a body, unless it is a GET',
}

/**
 * The answer to a call without credentials that a foreign web page may have caused. It says what to do, which is the same
 * for every path, and nothing about this server: a page under a name that leads here could read it.
 */
export function unsignedRefused(sign: ForeignSign): ApiError {
  const { error, ...rest } = denied
  const message = `${error.message} A call without credentials ${CURES[sign]}. Send it so, or sign it.`
  return { ...rest, error: { ...error, message } }
}

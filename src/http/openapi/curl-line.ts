import { shellQuote } from '../../files/shell-quote.ts'

/** A request as an example shows it. */
export interface ExampleRequest {
  readonly method: string
  /** Path and query, ready to be sent. */
  readonly target: string
  readonly body?: { readonly mediaType: string; readonly value: unknown }
  /** The shell's variable that has the bearer token; none for operations for everybody. */
  readonly token?: string
}

/** A line for a shell in which `HOLDLINE_URL` is the server's address over HTTPS, and `ca.pem` its certificate. */
export function curlLine({ method, target, body, token }: ExampleRequest): string {
  return [
    'curl --cacert ca.pem',
    // curl takes GET, and POST where there is a body, by itself.
    ...(method === 'HEAD' ? ['--head'] : []),
    ...(method !== 'GET' && method !== 'HEAD' && !(method === 'POST' && body) ? [`--request ${method}`] : []),
    ...(token === undefined ? [] : [`--header "Authorization: Bearer $${token}"`]),
    `"$HOLDLINE_URL${target}"`,
    ...(body === undefined
      ? []
      : [`--header 'Content-Type: ${body.mediaType}'`, `--data ${shellQuote(JSON.stringify(body.value))}`]),
  ].join(' ')
}

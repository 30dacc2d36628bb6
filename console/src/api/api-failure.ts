/** A request that the server refused, or that did not reach it. */
export class ApiFailure extends Error {
  /** The status of the answer; `undefined` where no answer came. */
  readonly status: number | undefined
  /** The API's own word for the failure, such as `NotFound`; `Unreachable` where no answer came. */
  readonly code: string
  /** Seconds until the server may be asked again, where the server said so. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string,
    { status, code, retryAfterSeconds }: { status?: number; code: string; retryAfterSeconds?: number },
  ) {
    super(message)
    this.name = 'ApiFailure'
    this.status = status
    this.code = code
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/**
 * The failure that an answer tells, which has the API's shape: `{"error": {"code", "message", "innererror"}}`. The inner
 * error says what the message leaves open, and may have an inner error itself.
 */
export function failureOf(response: Response, body: unknown): ApiFailure {
  const { code, message } = errorIn(body)
  const retryAfter = Number(response.headers.get('retry-after') ?? Number.NaN)
  return new ApiFailure(message ?? `The server answered ${response.status}.`, {
    status: response.status,
    code: code ?? String(response.status),
    ...(Number.isFinite(retryAfter) && { retryAfterSeconds: retryAfter }),
  })
}

/** The failure of a request to which no answer came. */
export function unreachable(): ApiFailure {
  return new ApiFailure(
    'The server does not answer. It may have been stopped; this page goes on when it is back.',
    {
      code: 'Unreachable',
    },
  )
}

function errorIn(body: unknown): { code?: string; message?: string } {
  const error = memberOf(body, 'error')
  const code = memberOf(error, 'code')
  const messages = messagesOf(error)
  return {
    ...(typeof code === 'string' && { code }),
    ...(messages.length > 0 && { message: messages.join(' ') }),
  }
}

/** The message of an error and of those within it, each once. */
function messagesOf(error: unknown): readonly string[] {
  const message = memberOf(error, 'message')
  const inner = memberOf(error, 'innererror')
  const more = inner === undefined ? [] : messagesOf(inner)
  return typeof message === 'string' ? [...new Set([message, ...more])] : more
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

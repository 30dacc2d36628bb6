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

/** The failure that an answer tells, which has the API's shape: `{"error": {"code", "message"}}`. */
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
  if (typeof body !== 'object' || body === null || !('error' in body)) return {}
  const { error } = body
  if (typeof error !== 'object' || error === null) return {}
  const textOf = (name: 'code' | 'message') => {
    const value = Object.entries(error).find(([key]) => key === name)?.[1]
    return typeof value === 'string' ? { [name]: value } : {}
  }
  return { ...textOf('code'), ...textOf('message') }
}

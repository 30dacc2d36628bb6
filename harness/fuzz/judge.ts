import type { Exchange } from './exchange.ts'
import type { RawAnswer } from './read-answers.ts'
import { signedContent } from './signed-content.ts'

/** A sent request, and the original request from which it was made. */
export interface Attempt {
  readonly original: Buffer
  readonly sent: Buffer
  /** Whether the request was signed again after the change. */
  readonly signedAgain: boolean
}

const LARGE_BYTES = 8 * 1024

/** The faults of the server's answer to a request, one line each. */
export function judge(attempt: Attempt, { answers, rest, reset }: Exchange): string[] {
  const toHead = attempt.sent.toString('latin1', 0, 5) === 'HEAD '
  const faults = answers.flatMap((answer) => judgeAnswer(answer, toHead))
  if (rest !== '' && !toHead) faults.push(`a part of an answer came: ${JSON.stringify(rest.slice(0, 200))}`)
  // The server may close after it has read a part of a large request; the reset can then lose the server's answer.
  const isLost = reset && attempt.sent.length > LARGE_BYTES
  if (answers.length === 0 && !isLost) faults.push('it was not answered')
  if (wasLetIn(attempt, answers)) faults.push('it was let in by the signature of another request')
  return faults
}

function judgeAnswer({ status, headers, body }: RawAnswer, toHead: boolean): string[] {
  if (!(status >= 200 && status < 500)) return [`its answer is ${status}: ${body}`]
  if (status < 400) return []
  const type = headers.get('content-type')
  if (type !== 'application/json') return [`its answer ${status} is ${type}: ${JSON.stringify(body)}`]
  return toHead || isErrorBody(body) ? [] : [`its answer ${status} is not in the error shape: ${body}`]
}

function wasLetIn({ original, sent, signedAgain }: Attempt, answers: readonly RawAnswer[]): boolean {
  if (signedAgain || !answers.some(({ status }) => status < 300)) return false
  return signedContent(sent) !== signedContent(original)
}

const ERROR_FIELDS = ['code', 'message', 'target', 'details', 'innererror']

/** `{"error":{"code","message",…}}`, and nothing beside it. */
function isErrorBody(text: string): boolean {
  try {
    const body: unknown = JSON.parse(Buffer.from(text, 'latin1').toString('utf8'))
    const [[name, error] = [], ...others] = Object.entries(Object(body))
    const fields = new Map(Object.entries(Object(error)))
    const known = [...fields.keys()].every((field) => ERROR_FIELDS.includes(field))
    return (
      name === 'error' &&
      others.length === 0 &&
      known &&
      isText(fields.get('code')) &&
      isText(fields.get('message'))
    )
  } catch {
    return false
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

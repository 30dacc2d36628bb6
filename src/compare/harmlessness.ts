/** A request as it goes on the wire. */
export interface Sendable {
  readonly method: string
  /** The path and query. */
  readonly target: string
  readonly body: string
}

/** A request that was not sent, since it may not be: a fault of the program. */
export class ForbiddenRequest extends Error {
  override readonly name = 'ForbiddenRequest'

  constructor({ method, target }: Sendable) {
    super(`This request may not be sent: ${method} ${target}`)
  }
}

const READS = ['GET', 'OPTIONS']
const QUESTION = /^(\/operatorInformation\/:search|\/availablePhoneNumbers\/countries\/[A-Z]+\/:browse)$/
/** The details of a number's operator cost money, so that nothing but `false` may ask for them. */
const DETAILS = /includeAdditionalOperatorDetails(?!":false[,}])/
const NOBODYS =
  /^(\/phoneNumbers\/invalid_phone_number\/capabilities|\/availablePhoneNumbers\/reservations\/invalid_reservation)$/
const SEARCH = /^\/availablePhoneNumbers\/countries\/[A-Z]+\/:search$/

/**
 * Whether a request changes nothing wherever it is sent, spends nothing and costs nothing. A list of what may be sent:
 * everything else is not harmless, whatever a server would make of it.
 */
export function isHarmless({ method, target, body }: Sendable): boolean {
  const path = pathOf(target)
  if (READS.includes(method)) return body === ''
  if (method === 'POST') {
    return QUESTION.test(path) && !DETAILS.test(body)
  }
  if (method === 'PATCH') return NOBODYS.test(path) && !isJson(body)
  return method === 'PUT' && path === '/availablePhoneNumbers/countries' && body === ''
}

/** Whether a request is a search, or is taken for one by the quota of searches, since its body is wrong. */
export function isSearch({ method, target }: Sendable): boolean {
  return method === 'POST' && SEARCH.test(pathOf(target))
}

function pathOf(target: string): string {
  return target.split('?', 1)[0] ?? ''
}

/** An empty body counts as JSON: a change without a body may be one that changes nothing, and may be another. */
function isJson(body: string): boolean {
  if (body === '') return true
  try {
    JSON.parse(body)
    return true
  } catch {
    return false
  }
}

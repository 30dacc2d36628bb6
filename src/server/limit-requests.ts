import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Serves so many requests on each connection and closes it after the last answer, which says so. What comes
 * after that is not done: https://www.rfc-editor.org/rfc/rfc9112#section-9.6. (Node's own limit says so too,
 * but leaves the connection open and answers the rest without a body.)
 */
export function limitRequests(listener: RequestListener, limit: number): RequestListener {
  const served = new WeakMap<Socket, number>()
  return (request, response) => {
    const count = (served.get(request.socket) ?? 0) + 1
    served.set(request.socket, count)
    if (count > limit) return
    if (count === limit) response.setHeader('Connection', 'close')
    listener(request, response)
  }
}

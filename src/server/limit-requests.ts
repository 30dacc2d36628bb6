import type { RequestListener } from 'node:http'
import type { Socket } from 'node:net'

/**
 * Serves `limit` requests on each connection. The last answer says that the connection closes, and later requests on
 * it are ignored: https://www.rfc-editor.org/rfc/rfc9112#section-9.6. (With Node's own limit the connection stays
 * open, and later requests are answered without a body.)
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

import { type ChannelListener, subscribe } from 'node:diagnostics_channel'
import { ClientRequest } from 'node:http'
import { keepSaid } from './said.ts'
import { useCredentials } from './secrets-in-use.ts'

/** Hears every line that a logger of this process writes: pino tells a diagnostics channel of each. */
const onLogged: ChannelListener = (message) => {
  const { result } = Object(message)
  if (typeof result === 'string') keepSaid('the log', result)
}

/** Every request that this process sends with Node's own client, which is below the official one too. */
const onSent: ChannelListener = (message) => {
  const { request } = Object(message)
  if (!(request instanceof ClientRequest)) return
  const authorization = request.getHeader('authorization')
  if (typeof authorization === 'string') useCredentials(authorization)
}

let watches = false

/** Notes from now on what this process sends as credentials, and what its loggers write. */
export function watchThisProcess(): void {
  if (watches) return
  watches = true
  subscribe('tracing:pino_asJson:end', onLogged)
  subscribe('http.client.request.start', onSent)
}

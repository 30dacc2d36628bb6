import { EventSourceParserStream } from 'eventsource-parser/stream'
import type { RecordedRequest } from '../../../generated/own.d.ts'
import type { Clients } from '../../api/create-clients.ts'

/**
 * Reads each request as the server records it, until the stream ends or is given up.
 *
 * @param since the id of the last request that is known
 */
export async function followRequests(
  { own }: Pick<Clients, 'own'>,
  {
    since,
    signal,
    onRequest,
  }: { since: number; signal: AbortSignal; onRequest: (request: RecordedRequest) => void },
): Promise<void> {
  const { response } = await own.GET('/_holdline/requests/stream', {
    params: { query: { since: String(since) } },
    parseAs: 'stream',
    signal,
  })
  const events = response.body
    ?.pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream())
    .getReader()
  for (;;) {
    const { done, value } = (await events?.read()) ?? { done: true, value: undefined }
    if (done) return
    onRequest(JSON.parse(value.data))
  }
}

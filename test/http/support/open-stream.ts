import { get, type IncomingMessage } from 'node:http'
import { onTestFinished } from 'vitest'
import { OPERATOR_KEY } from '../../support/app.ts'
import { signedHeaders } from '../../support/sign.ts'

/** An open stream of events, which is closed when the test ends. */
export interface OpenStream {
  /** The answer, once its headers are there. */
  readonly answer: Promise<IncomingMessage>
  /** The comments so far. */
  readonly comments: () => string[]
  /** Resolves once there are so many events, or the stream has ended, or was cut off. */
  read(count: number): Promise<{ readonly events: string[]; readonly hasEnded: boolean }>
}

/** Reads a stream of events as the operator. */
export function openStream(host: string, target: string, headers: Record<string, string> = {}): OpenStream {
  const [hostname, port] = host.split(':')
  const signed = signedHeaders({ method: 'GET', target, host, accessKey: OPERATOR_KEY })
  const blocks: string[] = []
  let rest = ''
  let hasEnded = false
  let wake = () => {}
  const events = () => blocks.filter((block) => block.startsWith('id: '))
  const answer = new Promise<IncomingMessage>((resolve, reject) => {
    const options = { hostname, port, path: target, headers: { ...signed, ...headers }, agent: false }
    const request = get(options, (incoming) => {
      incoming.setEncoding('utf8').on('data', (part: string) => {
        const [last = '', ...others] = `${rest}${part}`.split('\n\n').reverse()
        rest = last
        blocks.push(...others.reverse())
        wake()
      })
      incoming.on('error', () => {})
      incoming.on('close', () => {
        hasEnded = true
        wake()
      })
      resolve(incoming)
    })
    request.on('error', reject)
    onTestFinished(() => void request.destroy())
  })
  return {
    answer,
    comments: () => blocks.filter((block) => block.startsWith(':')),
    async read(count) {
      await answer
      while (events().length < count && !hasEnded) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      return { events: events(), hasEnded }
    },
  }
}
